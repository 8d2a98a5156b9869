package io.fupan.metric.bottleneck;

import io.fupan.metric.bottleneck.Bottlenecks.Finding;
import io.fupan.metric.catalogue.Figure;
import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.catalogue.MetricValue.Bounds;
import io.fupan.metric.cell.CellReader;
import io.fupan.metric.cell.Measures;
import io.fupan.metric.formula.InvalidQuery;
import io.fupan.metric.period.Period;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import io.fupan.metric.statistics.FalseDiscovery;
import io.fupan.metric.statistics.Interval;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tests every stage of a scope and period against the four comparable periods before it. */
public final class BottleneckDetector {

    private static final int PERIODS_BEFORE = 4;
    private static final double FALSE_DISCOVERY_RATE = 0.10;
    private static final List<String> VERDICTS =
            List.of(Bottlenecks.BOTTLENECK, Bottlenecks.WATCH, Bottlenecks.NO_EVIDENCE);

    private final MetricCatalogue catalogue;

    /** A detector whose numbers are those of a catalogue. */
    public BottleneckDetector(MetricCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * Tests all stages of a pipeline (the only one if {@code null}).
     *
     * @param horizon days that a deal is given to leave a stage
     * @throws InvalidQuery if the period has no beginning, and so none before it
     */
    public Bottlenecks detect(
            CellReader cells, Reference reference, Scope scope, Period period, @Nullable String pipeline, int horizon) {
        StageCase of = new StageCase(catalogue, cells, reference, scope, period, before(period), horizon);
        List<String> order = reference.stages(pipeline, period.lastDay());
        List<String> former = reference.formerStages(pipeline, period.lastDay()).stream()
                .filter(of::isVisited)
                .toList();
        List<String> stages = order.isEmpty()
                ? stagesVisited(of)
                : Stream.concat(order.stream(), former.stream()).toList();
        Prices prices = Prices.of(of, order);
        List<Suspicion> suspicions = stages.stream().flatMap(stage -> tests(of, prices, stage).stream()).toList();
        return new Bottlenecks(
                scope,
                MetricCatalogue.days(cells, period),
                of.baseline().stream().map(each -> MetricCatalogue.days(cells, each)).toList(),
                period.asOf(),
                pipeline,
                !order.isEmpty(),
                horizon,
                FALSE_DISCOVERY_RATE,
                catalogue.currency().getCurrencyCode(),
                findings(suspicions, former));
    }

    private static List<Suspicion> tests(StageCase of, Prices prices, String stage) {
        Long usualDays = StallTest.median(of.stays(stage, of.baseline()));
        return List.of(
                RateTests.leak(of, prices, stage),
                StallTest.of(of, prices, stage),
                PileUpTest.of(of, prices, stage),
                RateTests.rework(of, prices, stage, usualDays == null ? null : usualDays.doubleValue()));
    }

    /** Whole periods, also where the period itself is not over: what is compared are rates and durations. */
    private static List<Period> before(Period period) {
        if (period.isAll()) {
            throw new InvalidQuery("period", "the period 'all' has no beginning, so there is nothing to compare it with");
        }
        List<Period> before = new ArrayList<>();
        Period next = new Period(period.text(), period.from(), period.to(), period.to(), period.unit());
        for (int i = 0; i < PERIODS_BEFORE; i++) {
            next = previous(next);
            before.add(new Period(next.text(), next.from(), next.to(), period.asOf(), next.unit()));
        }
        return before;
    }

    private static Period previous(Period period) {
        try {
            return period.previous();
        } catch (IllegalArgumentException e) {
            // A custom calendar does not list the period before.
            throw new InvalidQuery("period", String.valueOf(e.getMessage()));
        }
    }

    private static List<String> stagesVisited(StageCase of) {
        String prefix = Measures.at(Measures.VISITED, "");
        TreeSet<String> stages = new TreeSet<>();
        of.cells()
                .sum(of.scope(), Measures.VISITS, of.baseline().getLast().from(), of.period().lastDay(), false)
                .sums()
                .keySet()
                .stream()
                .filter(measure -> measure.startsWith(prefix))
                .forEach(measure -> stages.add(measure.substring(prefix.length())));
        return List.copyOf(stages);
    }

    private List<Finding> findings(List<Suspicion> suspicions, List<String> former) {
        List<Suspicion> tested =
                suspicions.stream().filter(each -> each.probability() != null).toList();
        List<Double> adjusted = FalseDiscovery.adjusted(
                tested.stream().map(each -> Objects.requireNonNull(each.probability())).toList());
        return suspicions.stream()
                .map(each -> finding(
                        each,
                        each.probability() == null ? null : adjusted.get(tested.indexOf(each)),
                        former.contains(each.stage())))
                .sorted(Comparator.<Finding>comparingInt(each -> VERDICTS.indexOf(each.verdict()))
                        .thenComparing(BottleneckDetector::price, Comparator.nullsLast(Comparator.reverseOrder())))
                .toList();
    }

    private static @Nullable BigDecimal price(Finding finding) {
        boolean ranked = !finding.verdict().equals(Bottlenecks.NO_EVIDENCE);
        return ranked && finding.impact() != null ? finding.impact().number() : null;
    }

    private Finding finding(Suspicion of, @Nullable Double adjusted, boolean former) {
        return new Finding(
                verdict(of, adjusted), of.type(), of.stage(), former, money(of.price()), bounds(of.priceInterval(), true),
                number(of.now()), number(of.before()), number(of.effect()), bounds(of.interval(), false),
                of.probability(), adjusted, of.n(), of.nBefore(), of.reason());
    }

    private static String verdict(Suspicion of, @Nullable Double adjusted) {
        if (!of.worse() || adjusted == null) {
            return Bottlenecks.NO_EVIDENCE;
        }
        return of.certain() && adjusted <= FALSE_DISCOVERY_RATE ? Bottlenecks.BOTTLENECK : Bottlenecks.WATCH;
    }

    private @Nullable Bounds bounds(@Nullable Interval interval, boolean isMoney) {
        if (interval == null || Double.isInfinite(interval.high()) || Double.isInfinite(interval.low())) {
            return null;
        }
        Figure low = isMoney ? money(interval.low()) : number(interval.low());
        Figure high = isMoney ? money(interval.high()) : number(interval.high());
        return low == null || high == null ? null : new Bounds(low, high, interval.level());
    }

    private @Nullable Figure money(@Nullable Double amount) {
        return amount == null ? null : Figure.money(BigDecimal.valueOf(amount), catalogue.currency());
    }

    private static @Nullable Figure number(@Nullable Double number) {
        return number == null ? null : Figure.number(BigDecimal.valueOf(number));
    }
}
