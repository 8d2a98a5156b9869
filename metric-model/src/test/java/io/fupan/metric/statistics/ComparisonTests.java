package io.fupan.metric.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Against published examples. */
class ComparisonTests {

    // Freireich et al. (1963): weeks of remission under 6-MP and under placebo.
    private static final Incidence.Durations TREATED = new Incidence.Durations(
            counts(6, 6, 6, 7, 10, 13, 16, 22, 23), Map.of(), counts(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35));
    private static final Incidence.Durations PLACEBO = new Incidence.Durations(
            counts(1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23), Map.of(), Map.of());

    @Test
    void comparesRemissionsAsPublished() {
        double z = LogRank.z(TREATED, PLACEBO);

        assertThat(z * z).isCloseTo(16.79, within(0.005));
        assertThat(z).isNegative();
        assertThat(LogRank.z(PLACEBO, TREATED)).isCloseTo(-z, within(1e-12));
    }

    @Test
    void findsNoDifferenceOfAGroupFromItself() {
        assertThat(LogRank.z(TREATED, TREATED)).isZero();
    }

    @Test
    void drawsTheCurveOfRemissionsAsPublished() {
        List<Incidence.Step> curve = Incidence.curve(TREATED);

        // S(t) of the textbooks: 0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448.
        assertThat(curve).extracting(Incidence.Step::time).containsExactly(6L, 7L, 10L, 13L, 16L, 22L, 23L);
        assertThat(1 - curve.get(0).share()).isCloseTo(0.857, within(0.0005));
        assertThat(1 - curve.get(3).share()).isCloseTo(0.690, within(0.0005));
        assertThat(1 - curve.get(6).share()).isCloseTo(0.448, within(0.0005));
        assertThat(Incidence.quantile(curve, new BigDecimal("0.5"))).isEqualTo(23);
    }

    @Test
    void doesNotTakeAnEventForPossibleAfterACompetingOne() {
        // Two of four are lost at once, so no more than a half can be won.
        List<Incidence.Step> curve =
                Incidence.curve(new Incidence.Durations(counts(10, 20), counts(5, 5), Map.of()));

        assertThat(curve.getLast().share()).isCloseTo(0.5, within(1e-12));
        assertThat(curve.getFirst().share()).isCloseTo(0.25, within(1e-12));
    }

    @Test
    void drawsTheSameQuantileAsTheCurve() {
        DrawnQuantile quantile = new DrawnQuantile(TREATED);

        assertThat(quantile.of(quantile.counts(), 0, 0.5)).isEqualTo(23);
        assertThat(quantile.of(quantile.counts(), 0, 0.6)).isInfinite();
    }

    @Test
    void adjustsForManyTests() {
        List<Double> adjusted = FalseDiscovery.adjusted(List.of(0.041, 0.001, 0.205, 0.008, 0.039, 0.06, 0.042, 0.074));

        double[] expected = {0.0672, 0.008, 0.205, 0.032, 0.0672, 0.08, 0.0672, 0.0846};
        for (int i = 0; i < expected.length; i++) {
            assertThat(adjusted.get(i)).isCloseTo(expected[i], within(0.0001));
        }
        assertThat(FalseDiscovery.adjusted(List.of())).isEmpty();
    }

    @Test
    void agreesWithTheIntervalOfADifference() {
        assertThat(Proportions.probabilityOfNoDifference(31, 52, 20, 52)).isLessThan(0.05);
        assertThat(Proportions.probabilityOfNoDifference(12, 40, 10, 40)).isGreaterThan(0.05);
        assertThat(Proportions.probabilityOfNoDifference(10, 20, 10, 20)).isCloseTo(1, within(1e-9));
    }

    @Test
    void drawsAnIntervalLikeThatOfTheFormulaAndTheSameAgain() {
        Histogram won = Histogram.of(Map.of(100L, 120L, 250L, 60L, 900L, 20L));
        Histogram lost = Histogram.of(Map.of(100L, 80L, 400L, 70L));

        Interval drawn = RatioOfSums.drawn(won, lost, 7);
        Interval formula = RatioOfSums.interval(won, lost);

        assertThat(drawn.low()).isCloseTo(formula.low(), within(0.015));
        assertThat(drawn.high()).isCloseTo(formula.high(), within(0.015));
        assertThat(RatioOfSums.drawn(won, lost, 7)).isEqualTo(drawn);
        assertThat(RatioOfSums.drawn(won, lost, 8)).isNotEqualTo(drawn);
    }

    @Test
    void drawsLargeCountsAsTruly() {
        // Of 400 cases a half: the standard error is 0.025.
        Interval drawn = RatioOfSums.drawn(Histogram.of(Map.of(1L, 200L)), Histogram.of(Map.of(1L, 200L)), 3);

        assertThat(drawn.low()).isCloseTo(0.5 - 1.96 * 0.025, within(0.008));
        assertThat(drawn.high()).isCloseTo(0.5 + 1.96 * 0.025, within(0.008));
    }

    @Test
    void addsUpTheGreatestValues() {
        Histogram values = Histogram.of(Map.of(1L, 5L, 7L, 2L, 3L, 1L));

        assertThat(values.greatest(1)).isEqualTo(7);
        assertThat(values.greatest(4)).isEqualTo(18);
        assertThat(values.greatest(100)).isEqualTo(22);
    }

    private static Map<Long, Long> counts(long... values) {
        return LongStream.of(values)
                .boxed()
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }
}
