package io.fupan.metric.formula;

import io.fupan.metric.Deals;
import io.fupan.metric.cell.CellTable;
import io.fupan.metric.cell.Contributions;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.deal.DealFold;
import io.fupan.metric.period.Period;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import java.time.LocalDate;

/** Deals folded into cells, to look at through windows. */
public final class Histories {

    public static final LocalDate TODAY = LocalDate.parse("2017-12-31");

    private static final Reporting UTC = Reporting.of("UTC", "USD");

    private final CellTable cells = new CellTable();
    private final Reference reference;

    public Histories(Reference reference) {
        this.reference = reference;
    }

    public Histories() {
        this(Reference.empty());
    }

    public void add(Deals deal) {
        String id = deal.events().getFirst().subject();
        cells.addAll(Contributions.sum(Contributions.of(DealFold.fold(id, deal.events()), reference, UTC)));
    }

    public Window window(String scope, String period) {
        return new Window(cells, reference, Scope.parse(scope), Period.parse(period, TODAY), UTC.currency());
    }

    public static MetricQuery query(Window window, String variant) {
        return MetricQuery.of("any", window.scope(), window.period()).withVariant(variant);
    }
}
