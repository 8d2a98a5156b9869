package io.fupan.metric.bottleneck;

import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.cell.CellReader;
import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.formula.Backing;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.formula.Survivals;
import io.fupan.metric.period.Period;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import io.fupan.metric.statistics.Histogram;
import io.fupan.metric.statistics.Incidence;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the tests ask of the cells: a scope in a period and in the periods before it. */
record StageCase(
        MetricCatalogue catalogue,
        CellReader cells,
        Reference reference,
        Scope scope,
        Period period,
        List<Period> baseline,
        int horizon) {

    /** Successes of cases. */
    record Count(long part, long whole) {

        /** {@code null} of no cases, which is not the same as none of them. */
        @Nullable Double rate() {
            return whole == 0 ? null : (double) part / whole;
        }

        Count plus(Count other) {
            return new Count(part + other.part, whole + other.whole);
        }
    }

    Count conversion(String stage, String variant, List<Period> periods) {
        return sum(periods, each -> conversion(stage, variant, each));
    }

    private Count conversion(String stage, String variant, Period in) {
        Backing.Ratio ratio = catalogue
                .reading(cells, reference, query("stageConversion", in).withStage(stage).withVariant(variant).withHorizon(horizon))
                .backing()
                .ratio();
        return ratio == null
                ? new Count(0, 0)
                : new Count(ratio.part().longValueExact(), ratio.whole().longValueExact());
    }

    /** How many entries are too recent for their outcome to be known. */
    boolean isImmature(String stage) {
        Reading reading = catalogue.reading(
                cells, reference, query("stageConversion", period).withStage(stage).withHorizon(horizon));
        return reading.n() == 0 && reading.excluded().containsKey("immature");
    }

    /** How the visits begun in some periods lasted, those that still last included. */
    Incidence.Durations stays(String stage, List<Period> periods) {
        Survivals stays = new Survivals();
        for (Period each : periods) {
            cells.days(scope, Measures.VISITS, each.from(), each.lastDay()).forEach((day, visits) -> stays.add(
                    visits.sum(Measures.at(Measures.VISITED, stage)),
                    ChronoUnit.DAYS.between(day, each.asOf()),
                    visits.values(Measures.at(Measures.STAYED, stage)),
                    Histogram.none(),
                    false));
        }
        return stays.durations();
    }

    Count backward(String stage, List<Period> periods) {
        return sum(periods, each -> {
            Quantities stages = cells.sum(scope, Measures.STAGES, each.from(), each.lastDay(), false);
            return new Count(
                    stages.sum(Measures.at(Measures.BACK, stage)), stages.sum(Measures.at(Measures.LEFT, stage)));
        });
    }

    /** Whether deals came into a stage in the period. */
    boolean isVisited(String stage) {
        return cells.sum(scope, Measures.VISITS, period.from(), period.lastDay(), false)
                        .sum(Measures.at(Measures.VISITED, stage))
                > 0;
    }

    /** How many deals are in a stage at the end of a day. */
    long inStage(String stage, LocalDate day) {
        return cells.sum(scope, Measures.PIPELINE, null, day, false).sum(Measures.at(Measures.OPEN, stage));
    }

    /** The mean amount of the deals won in all periods, in units of the currency; {@code null} if there are none. */
    @Nullable Double averageWon() {
        Histogram sizes = Histogram.none();
        for (Period each : all()) {
            Quantities won = cells.sum(scope, Measures.SIZES, each.from(), each.lastDay(), false);
            sizes = sizes.plus(won.values(Measures.WON + Measures.AMOUNT));
        }
        BigDecimal mean = sizes.mean();
        int digits = Math.max(0, catalogue.currency().getDefaultFractionDigits());
        return mean == null ? null : mean.movePointLeft(digits).doubleValue();
    }

    /** What one open deal brings per day by the velocity of the period; {@code null} if that is unknown. */
    @Nullable Double perDealAndDay() {
        Reading velocity = catalogue.reading(cells, reference, query("pipelineVelocity", period));
        Backing.Part open = velocity.backing().parts().get("openDeals");
        BigDecimal value = velocity.value();
        BigDecimal deals = open == null ? null : open.value();
        return value == null || deals == null || deals.signum() == 0 ? null : value.doubleValue() / deals.doubleValue();
    }

    long seed(String test, String stage) {
        return query(test, period).withStage(stage).withHorizon(horizon).seed();
    }

    private Stream<Period> stream() {
        return Stream.concat(Stream.of(period), baseline.stream());
    }

    private List<Period> all() {
        return stream().toList();
    }

    private MetricQuery query(String metric, Period in) {
        return MetricQuery.of(metric, scope, in);
    }

    private static Count sum(List<Period> periods, Function<Period, Count> counted) {
        return periods.stream().map(counted).reduce(new Count(0, 0), Count::plus);
    }
}
