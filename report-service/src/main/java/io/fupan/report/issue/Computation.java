package io.fupan.report.issue;

import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.cell.CellIndex;
import io.fupan.metric.cell.CellReader;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.formula.MetricDefinition;
import io.fupan.metric.period.Period;
import io.fupan.metric.scope.Scope;
import io.fupan.report.content.ReportContent;
import io.fupan.report.deal.Deals;
import io.fupan.report.feedback.Answers;
import io.fupan.report.input.ReportInput;
import io.fupan.report.retro.Retro;
import io.fupan.report.retro.Retros;
import io.fupan.report.section.Sections;
import io.fupan.report.view.Gate;
import io.fupan.service.metric.CellView;
import io.fupan.service.metric.ReferenceView;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** Computes what a report says, all of it at one cut. */
final class Computation {

    private final CellView cells;
    private final ReferenceView reference;
    private final Deals deals;
    private final Answers answers;
    private final Retros retros;
    private final Gate gate;
    private final MetricCatalogue catalogue;
    private final Reporting reporting;
    private final String build;

    Computation(
            CellView cells,
            ReferenceView reference,
            Deals deals,
            Answers answers,
            Retros retros,
            Gate gate,
            MetricCatalogue catalogue,
            Reporting reporting,
            String build) {
        this.cells = cells;
        this.reference = reference;
        this.deals = deals;
        this.answers = answers;
        this.retros = retros;
        this.gate = gate;
        this.catalogue = catalogue;
        this.reporting = reporting;
        this.build = build;
    }

    ReportContent of(Retro retro) {
        return gate.still(views -> {
            ReferenceView.Snapshot statements = reference.snapshot();
            List<Retro> earlier = earlier(retro, statements);
            CellIndex.AtCut<ReportContent> computed =
                    cells.index().readAtCut(reader -> content(retro, input(retro, earlier, statements, reader)));
            return at(cut(views, statements, computed.cut()), computed.result());
        });
    }

    private ReportInput input(
            Retro retro, List<Retro> earlier, ReferenceView.Snapshot statements, CellReader reader) {
        return new ReportInput(
                reader,
                catalogue,
                statements.reference(),
                statements.invented(),
                deals,
                answers,
                earlier,
                Scope.parse(retro.scope()),
                period(retro, statements),
                reporting.currency().getCurrencyCode());
    }

    private ReportContent content(Retro retro, ReportInput input) {
        SortedMap<String, Integer> definitions = new TreeMap<>();
        for (MetricDefinition definition : catalogue.definitions()) {
            definitions.put(definition.metric(), definition.version());
        }
        return new ReportContent(
                retro.scope(), retro.period(), input.from(), input.period().to(), retro.asOf(), new TreeMap<>(),
                definitions, build, Sections.write(input));
    }

    private List<Retro> earlier(Retro retro, ReferenceView.Snapshot statements) {
        LocalDate from = from(retro, statements);
        return retros.of(retro.scope()).stream()
                .filter(other -> !other.id().equals(retro.id()))
                .filter(other -> from(other, statements).isBefore(from))
                .toList();
    }

    private static LocalDate from(Retro retro, ReferenceView.Snapshot statements) {
        return Objects.requireNonNull(period(retro, statements).from(), "a retro's period has a beginning");
    }

    private static Period period(Retro retro, ReferenceView.Snapshot statements) {
        return Period.parse(
                retro.period(), retro.asOf(), statements.reference().calendars());
    }

    /** Targets come from the reference data as this service has it, so its offsets stand for that topic. */
    private static SortedMap<String, Long> cut(
            SortedMap<String, Long> views, ReferenceView.Snapshot statements, SortedMap<String, Long> cells) {
        SortedMap<String, Long> cut = new TreeMap<>(cells);
        cut.putAll(views);
        cut.putAll(statements.offsets());
        return cut;
    }

    private static ReportContent at(SortedMap<String, Long> cut, ReportContent content) {
        return new ReportContent(
                content.scope(), content.period(), content.from(), content.to(), content.asOf(), cut,
                content.definitions(), content.build(), content.sections());
    }
}
