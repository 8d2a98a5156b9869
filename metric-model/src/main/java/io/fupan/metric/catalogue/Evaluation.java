package io.fupan.metric.catalogue;

import io.fupan.metric.catalogue.MetricValue.Bounds;
import io.fupan.metric.catalogue.MetricValue.Comparison;
import io.fupan.metric.catalogue.MetricValue.CurvePoint;
import io.fupan.metric.catalogue.MetricValue.DefinitionRef;
import io.fupan.metric.catalogue.MetricValue.Details;
import io.fupan.metric.catalogue.MetricValue.Drawing;
import io.fupan.metric.catalogue.MetricValue.Part;
import io.fupan.metric.catalogue.MetricValue.PeriodRef;
import io.fupan.metric.cell.CellReader;
import io.fupan.metric.cell.Measures;
import io.fupan.metric.formula.Backing;
import io.fupan.metric.formula.InvalidQuery;
import io.fupan.metric.formula.Metric;
import io.fupan.metric.formula.MetricDefinition;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.formula.Reasons;
import io.fupan.metric.formula.Status;
import io.fupan.metric.formula.Window;
import io.fupan.metric.period.Period;
import io.fupan.metric.period.SellingDays;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.statistics.Bootstrap;
import io.fupan.metric.statistics.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One metric computed for one complete query. */
record Evaluation(
        Metric metric, CellReader cells, Reference reference, MetricQuery query, Currency currency) {

    // More digits than any reader needs, fewer than would look like a claim.
    private static final MathContext EXACT = new MathContext(20);

    /** The value, with its interval by a formula: one of many that are read together. */
    MetricValue value() {
        return compared(value(reading(query), null));
    }

    /** The value with all that can be said about it, which may take some milliseconds. */
    MetricValue explained() {
        Reading reading = reading(query);
        Backing.Resampling resampling = reading.backing().resampling();
        Interval drawn = resampling == null ? null : resampling.interval(query.seed());
        Reading resampled = drawn == null ? reading : reading.within(drawn);
        return compared(value(resampled, details(resampled, drawn)));
    }

    private MetricValue compared(MetricValue value) {
        return query.compare() == null ? value : value.comparedWith(comparison(query.compare()));
    }

    MetricValue unknownScope() {
        return value(Reading.none(Status.NO_DATA, Reasons.UNKNOWN_SCOPE), null);
    }

    /** A point of a series; partial if its unit is cut off by the period, or not over. */
    Series.Point point(boolean partial) {
        Reading reading = reading(query);
        PeriodRef days = days(query.period(), cells);
        return new Series.Point(
                days.from(), days.to(), figure(reading.value()), reading.n(), bounds(reading.interval()),
                reading.status(), reading.reason(), reading.backing().warnings(), partial);
    }

    private Reading reading(MetricQuery of) {
        if (of.scope().isPair() && !Measures.FAMILIES_OF_PAIRS.containsAll(metric.definition().families())) {
            return Reading.none(Status.NOT_MEASURED, Reasons.NOT_OF_PAIRS);
        }
        return metric.formula().read(new Window(cells, reference, of.scope(), of.period(), currency), of);
    }

    Reading reading() {
        return reading(query);
    }

    private MetricValue value(Reading reading, @Nullable Details details) {
        MetricDefinition definition = metric.definition();
        return new MetricValue(
                definition.metric(), reference(definition), query.scope(), days(query.period(), cells),
                figure(reading.value()), definition.unit(), currency(definition, currency), reading.n(),
                bounds(reading.interval()), reading.status(), reading.reason(), query.period().asOf(),
                reading.excluded(), exact(reading), null, reading.backing().warnings(), details);
    }

    private @Nullable Details details(Reading reading, @Nullable Interval drawn) {
        Map<String, Part> parts = new LinkedHashMap<>();
        reading.backing().parts().forEach((name, part) ->
                parts.put(name, new Part(figure(part.value(), part.unit()), part.unit())));
        List<CurvePoint> curve = reading.backing().curve().stream()
                .map(step -> new CurvePoint(
                        step.time(), step.atRisk(), step.events(), Figure.number(BigDecimal.valueOf(step.share()))))
                .toList();
        return parts.isEmpty() && curve.isEmpty() && drawn == null
                ? null
                : new Details(parts, curve, drawn == null ? null : new Drawing(query.seed(), Bootstrap.RESAMPLES));
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
                change == null ? null : Figure.number(change), obstacle, sellingDays(query.period()), sellingDays(other));
    }

    /** Of the days looked at: a month that has fewer of them sells less without anything being wrong. */
    private static long sellingDays(Period period) {
        SellingDays days = SellingDays.of(period);
        return days == null ? 0 : days.over();
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
        return figure(value, metric.definition().unit());
    }

    private @Nullable Figure figure(@Nullable BigDecimal value, String unit) {
        if (value == null) {
            return null;
        }
        return unit.equals(MetricDefinition.MONEY) ? Figure.money(value, currency) : Figure.number(value);
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
