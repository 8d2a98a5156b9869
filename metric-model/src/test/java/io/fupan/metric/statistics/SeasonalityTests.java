package io.fupan.metric.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeasonalityTests {

    private static final double[] SEASON = {0.5, 0.8, 1.0, 1.1, 1.2, 1.4, 1.3, 1.1, 1.0, 1.0, 0.9, 0.7};

    @Test
    void findsTheSeasonOfALevelDemand() {
        Seasonality season = Seasonality.of(months(36, 0));

        for (int month = 0; month < 12; month++) {
            assertThat(season.indices().get(month)).isCloseTo(SEASON[month], within(1e-9));
        }
    }

    @Test
    void leavesTheSlopeWhenTheSeasonIsTakenOut() {
        List<Double> growing = months(48, 3);

        Slope slope = Slope.of(Seasonality.of(growing).removedFrom(growing));

        assertThat(slope.value()).isCloseTo(3, within(0.1));
        assertThat(slope.interval().contains(3)).isTrue();
    }

    @Test
    void averagesOneOverTheYear() {
        List<Double> indices = Seasonality.of(months(30, 5)).indices();

        assertThat(indices.stream().mapToDouble(Double::doubleValue).sum()).isCloseTo(12, within(1e-9));
    }

    @Test
    void saysNothingBeforeTwoYears() {
        assertThat(Seasonality.of(months(23, 0))).isNull();
    }

    @Test
    void drawsTheLineOfLeastSquaresWithItsInterval() {
        // R: confint(lm(c(1, 3, 2, 5, 4) ~ x)) for x = 0..4
        Slope slope = Slope.of(List.of(1.0, 3.0, 2.0, 5.0, 4.0));

        assertThat(slope.value()).isCloseTo(0.8, within(1e-12));
        assertThat(slope.interval().low()).isCloseTo(-0.3026, within(1e-3));
        assertThat(slope.interval().high()).isCloseTo(1.9026, within(1e-3));
    }

    @Test
    void hasNoSlopeOfTwoValues() {
        assertThat(Slope.of(List.of(1.0, 2.0))).isNull();
    }

    private static List<Double> months(int count, double growth) {
        return new ArrayList<>(IntStream.range(0, count)
                .mapToObj(month -> (100 + growth * month) * SEASON[month % 12])
                .toList());
    }
}
