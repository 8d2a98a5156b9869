package io.fupan.metric.catalogue;

import io.fupan.metric.catalogue.MetricValue.Bounds;
import io.fupan.metric.catalogue.MetricValue.Comparison;
import io.fupan.metric.catalogue.MetricValue.DefinitionRef;
import io.fupan.metric.catalogue.MetricValue.PeriodRef;
import io.fupan.metric.cell.CellReader;
import io.fupan.metric.cell.Measures;
import io.fupan.metric.formula.InvalidQuery;
import io.fupan.metric.formula.Metric;
import io.fupan.metric.formula.MetricDefinition;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.formula.Reasons;
import io.fupan.metric.formula.Status;
import io.fupan.metric.formula.Window;
import io.fupan.metric.period.Period;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.statistics.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** One metric computed for one complete query. */
record Evaluation(
        Metric metric, CellReader cells, Reference reference, MetricQuery query, Currency currency) {

    // More digits than any reader needs, fewer than would look like a claim.
    private static final MathContext EXACT = new MathContext(20);

    MetricValue value() {
        MetricValue value = value(reading(query));
        return query.compare() == null ? value : value.comparedWith(comparison(query.compare()));
    }

    MetricValue unknownScope() {
        return value(Reading.none(Status.NO_DATA, Reasons.UNKNOWN_SCOPE));
    }

    Series.Point point() {
        Reading reading = reading(query);
        PeriodRef days = days(query.period(), cells);
        return new Series.Point(
                days.from(), days.to(), figure(reading.value()), reading.n(), bounds(reading.interval()),
                reading.status(), reading.reason());
    }

    private Reading reading(MetricQuery of) {
        return metric.formula().read(new Window(cells, reference, of.scope(), of.period(), currency), of);
    }

    private MetricValue value(Reading reading) {
        MetricDefinition definition = metric.definition();
        return new MetricValue(
                definition.metric(), reference(definition), query.scope(), days(query.period(), cells),
                figure(reading.value()), definition.unit(), currency(definition, currency), reading.n(),
                bounds(reading.interval()), reading.status(), reading.reason(), query.period().asOf(),
                reading.excluded(), exact(reading), null);
    }

    private Comparison comparison(String kind) {
        Period other = other(kind);
        BigDecimal now = reading(query).value();
        Reading then = reading(query.in(other));
        BigDecimal before = then.value();
        BigDecimal delta = now == null || before == null ? null : now.subtract(before);
        String obstacle = obstacle(now, before);
        BigDecimal change = obstacle != null || delta == null || before == null
                ? null
                : delta.divide(before.abs(), MathContext.DECIMAL64);
        return new Comparison(
                kind, days(other, cells), figure(before), then.n(), figure(delta),
                change == null ? null : Figure.number(change), obstacle);
    }

    private Period other(String kind) {
        try {
            return kind.equals(MetricQuery.PREVIOUS)
                    ? query.period().previous()
                    : query.period().yearAgo();
        } catch (IllegalArgumentException e) {
            // A custom calendar does not list the period before.
            throw new InvalidQuery("compare", String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable String obstacle(@Nullable BigDecimal now, @Nullable BigDecimal before) {
        if (now == null || before == null) {
            return Reasons.NOT_COMPARABLE;
        }
        if (before.signum() == 0) {
            return Reasons.NO_BASE;
        }
        return now.signum() * before.signum() < 0 ? Reasons.SIGN_CHANGE : null;
    }

    /** Averages and medians of money are finer than the currency; sums are not. */
    private @Nullable String exact(Reading reading) {
        boolean rounded = isMoney() && metric.definition().families().contains(Measures.SIZES);
        BigDecimal value = reading.value();
        return !rounded || value == null
                ? null
                : Figure.number(value.round(EXACT)).toString();
    }

    private boolean isMoney() {
        return metric.definition().unit().equals(MetricDefinition.MONEY);
    }

    private @Nullable Figure figure(@Nullable BigDecimal value) {
        if (value == null) {
            return null;
        }
        return isMoney() ? Figure.money(value, currency) : Figure.number(value);
    }

    private @Nullable Bounds bounds(@Nullable Interval interval) {
        if (interval == null) {
            return null;
        }
        Figure low = figure(BigDecimal.valueOf(interval.low()));
        Figure high = figure(BigDecimal.valueOf(interval.high()));
        return low == null || high == null ? null : new Bounds(low, high, interval.level());
    }

    /** The days as they are shown: all time begins with the first day there is. */
    static PeriodRef days(Period period, CellReader cells) {
        LocalDate from = period.from();
        if (from == null) {
            LocalDate first = cells.firstDay();
            from = first == null || first.isAfter(period.to()) ? period.to() : first;
        }
        return new PeriodRef(from, period.to());
    }

    static DefinitionRef reference(MetricDefinition definition) {
        return new DefinitionRef(definition.id(), definition.version());
    }

    static @Nullable String currency(MetricDefinition definition, Currency currency) {
        return definition.unit().equals(MetricDefinition.MONEY) ? currency.getCurrencyCode() : null;
    }
}
