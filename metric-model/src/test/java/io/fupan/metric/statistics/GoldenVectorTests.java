package io.fupan.metric.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fupan.metric.statistics.PriceVolumeMix.Foreign;
import io.fupan.metric.statistics.PriceVolumeMix.Line;
import io.fupan.metric.statistics.RateMix.Group;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The golden vectors of the metric definitions, to the digits they are given in. */
class GoldenVectorTests {

    @ParameterizedTest
    @CsvSource({"31,52,0.4607,0.7184", "20,52,0.2647,0.5204", "0,5,0,0.4345", "5,5,0.5655,1"})
    void givesWilsonsInterval(long successes, long n, double low, double high) {
        assertInterval(Proportions.wilson(successes, n), low, high, 0.00005);
    }

    @ParameterizedTest
    @CsvSource({"10,0.248", "30,0.156", "50,0.123", "100,0.088"})
    void narrowsWilsonsIntervalWithN(long n, double halfWidth) {
        Interval interval = Proportions.wilson(3 * n / 10, n);

        assertThat((interval.high() - interval.low()) / 2).isCloseTo(halfWidth, within(0.0005));
    }

    @Test
    void hasNoIntervalOfNothing() {
        assertThat(Proportions.wilson(0, 0)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"31,52,20,52,0.0197,0.3828,false", "12,40,10,40,-0.1431,0.2384,true"})
    void givesNewcombesIntervalOfADifference(
            long s1, long n1, long s2, long n2, double low, double high, boolean zeroInside) {
        Interval interval = Proportions.newcombe(s1, n1, s2, n2);

        assertInterval(interval, low, high, 0.00005);
        assertThat(interval.contains(0)).isEqualTo(zeroInside);
    }

    @ParameterizedTest
    @CsvSource({"50,30,20,30.0,14.05,44.20", "6,2,2,40.0,-12.59,74.12"})
    void givesTheNetPromoterScore(long promoters, long passives, long detractors, double score, double low, double high) {
        NetPromoterScore nps = new NetPromoterScore(promoters, passives, detractors);

        assertThat(nps.score()).isCloseTo(score, within(1e-9));
        assertInterval(nps.interval(), low, high, 0.005);
    }

    @Test
    void waitsForOpenDealsInTheSurvivalMedian() {
        Map<Long, Long> won = Map.of(10L, 1L, 20L, 1L, 30L, 1L, 50L, 1L);
        Map<Long, Long> open = Map.of(40L, 1L, 60L, 1L, 70L, 1L, 80L, 1L);

        assertThat(Survival.median(won, open)).isEqualTo(50);
        assertThat(Histogram.of(won).percentile(new BigDecimal("0.5"))).isEqualByComparingTo("25");
    }

    @Test
    void hasNoSurvivalMedianThatIsNotReached() {
        assertThat(Survival.median(Map.of(10L, 1L), Map.of(20L, 9L))).isNull();
    }

    @Test
    void decomposesRevenueIntoPriceVolumeAndMix() {
        PriceVolumeMix parts = PriceVolumeMix.of(List.of(
                new Line(10, 1_000_000, 11, 1_100_000),
                new Line(15, 1_200_000, 15, 1_050_000),
                new Line(20, 1_000_000, 23, 1_840_000)));

        assertThat(parts.change()).isEqualTo(790_000);
        assertThat(parts.volume()).isEqualTo(284_444);
        assertThat(parts.mix()).isEqualTo(-34_444);
        assertThat(parts.price()).isEqualTo(540_000);
    }

    @Test
    void keepsNewAndDiscontinuedProductsApart() {
        PriceVolumeMix parts = PriceVolumeMix.of(
                List.of(new Line(10, 100, 10, 100), new Line(0, 0, 3, 21), new Line(2, 10, 0, 0)));

        assertThat(parts.added()).isEqualTo(21);
        assertThat(parts.gone()).isEqualTo(-10);
        assertThat(parts.change()).isEqualTo(11);
    }

    /** Ten units for 1000 € each, at 1.10 and then at 1.20: the price in euros is the same. */
    @Test
    void keepsWhatExchangeRatesDidApartFromPrices() {
        PriceVolumeMix parts = PriceVolumeMix.of(List.of(
                new Line(10, 1_100_000, 10, 1_200_000, List.of(new Foreign(1_000_000, 1_200_000, 1_000_000, 1_100_000))),
                new Line(10, 1_000_000, 10, 1_050_000)));

        assertThat(parts.change()).isEqualTo(150_000);
        assertThat(parts.fx()).isEqualTo(100_000);
        assertThat(parts.price()).isEqualTo(50_000);
        assertThat(parts.volume()).isZero();
        assertThat(parts.mix()).isZero();
    }

    /** A third and a sixth make a half, which no number of digits shows. */
    @Test
    void roundsHalvesOfPartsToEven() {
        PriceVolumeMix up = PriceVolumeMix.of(List.of(new Line(3, 1, 1, 0), new Line(6, 1, 1, 1)));
        PriceVolumeMix down = PriceVolumeMix.of(List.of(new Line(3, 1, 1, 0), new Line(6, 1, 1, 2)));

        assertThat(up.price()).isEqualTo(0);
        assertThat(down.price()).isEqualTo(2);
    }

    @Test
    void warnsWhenTheRatesMovedAgainstTheHeadline() {
        RateMix parts = RateMix.of(List.of(new Group(200, 4000, 30, 1000), new Group(200, 1000, 720, 4000)));

        assertThat(parts.rate0()).isCloseTo(0.08, within(1e-12));
        assertThat(parts.rate1()).isCloseTo(0.15, within(1e-12));
        assertThat(parts.rateEffect()).isCloseTo(-0.02, within(1e-12));
        assertThat(parts.mixEffect()).isCloseTo(0.09, within(1e-12));
        assertThat(parts.simpson()).isTrue();
    }

    @Test
    void drawsNaturalLimits() {
        ControlChart chart = ControlChart.of(List.of(30.0, 28.0, 33.0, 31.0, 27.0, 35.0, 29.0, 32.0));

        assertThat(chart.mean()).isCloseTo(30.625, within(1e-9));
        assertThat(chart.lower()).isCloseTo(19.225, within(1e-9));
        assertThat(chart.upper()).isCloseTo(42.025, within(1e-9));
        assertThat(chart.signals()).isEmpty();
    }

    @Test
    void signalsAPointOutsideTheLimits() {
        ControlChart chart = ControlChart.of(List.of(20.0, 21.0, 19.0, 20.0, 21.0, 19.0, 20.0, 60.0));

        assertThat(chart.signals()).containsExactly(7);
    }

    @Test
    void drawsSmallRatesTowardsThePrior() {
        assertThat(Proportions.shrunk(3, 4, 0.25, 20)).isCloseTo(0.333, within(0.0005));
    }

    @Test
    void interpolatesPercentilesExactly() {
        Histogram values = Histogram.of(Map.of(1L, 1L, 2L, 2L, 10L, 1L));

        assertThat(values.percentile(new BigDecimal("0.5"))).isEqualByComparingTo("2");
        assertThat(values.percentile(new BigDecimal("0.75"))).isEqualByComparingTo("4");
        assertThat(values.percentile(new BigDecimal("0.9"))).isEqualByComparingTo("7.6");
        assertThat(values.mean()).isEqualByComparingTo("3.75");
    }

    @Test
    void givesTheIntervalOfAMeanAfterStudent() {
        // Mean 3, standard deviation sqrt(2.5), t(0.975; 4) = 2.776445.
        Interval interval = Histogram.of(Map.of(1L, 1L, 2L, 1L, 3L, 1L, 4L, 1L, 5L, 1L)).meanInterval();

        assertInterval(interval, 3 - 1.963243, 3 + 1.963243, 0.000001);
    }

    @Test
    void givesTheIntervalOfAMedianBetweenOrderStatistics() {
        // The textbook ranks for n = 10 are 2 and 9, with a level of 97.9 %.
        Histogram ten = Histogram.of(
                Map.of(1L, 1L, 2L, 1L, 3L, 1L, 4L, 1L, 5L, 1L, 6L, 1L, 7L, 1L, 8L, 1L, 9L, 1L, 10L, 1L));

        assertInterval(ten.quantileInterval(new BigDecimal("0.5")), 2, 9, 0);
    }

    @Test
    void hasNoIntervalOfAMedianOfTooFewValues() {
        assertThat(Histogram.of(Map.of(1L, 5L)).quantileInterval(new BigDecimal("0.5"))).isNull();
    }

    @Test
    void givesEqualAmountsTheWaldIntervalOfTheirCount() {
        Interval interval = RatioOfSums.interval(Histogram.of(Map.of(7L, 60L)), Histogram.of(Map.of(7L, 40L)));

        double half = 1.959964 * Math.sqrt(0.6 * 0.4 / 99);
        assertInterval(interval, 0.6 - half, 0.6 + half, 0.000001);
    }

    @Test
    void forecast() {
        ForecastError error = ForecastError.NONE
                .plus(new BigDecimal("100"), new BigDecimal("80"))
                .plus(new BigDecimal("200"), new BigDecimal("220"))
                .plus(new BigDecimal("50"), BigDecimal.ZERO);

        assertThat(error.wape()).isEqualByComparingTo("0.3");
        assertThat(error.bias().doubleValue()).isCloseTo(0.167, within(0.0005));
        assertThat(ForecastError.NONE.plus(BigDecimal.ONE, BigDecimal.ZERO).wape()).isNull();
    }

    private static void assertInterval(Interval interval, double low, double high, double precision) {
        assertThat(interval.low()).isCloseTo(low, within(precision));
        assertThat(interval.high()).isCloseTo(high, within(precision));
        assertThat(interval.level()).isEqualTo(0.95);
    }
}
