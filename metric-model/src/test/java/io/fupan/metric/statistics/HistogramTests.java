package io.fupan.metric.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramTests {

    /** The bounds reach from amounts of a few units to ones whose squares do not fit into 128 bits. */
    @ParameterizedTest
    @ValueSource(longs = {10, 1_000_000_000L, 1_000_000_000_000_000L, Long.MAX_VALUE})
    void addsUpPowersExactly(long bound) {
        Random random = new Random(bound);
        TreeMap<Long, Long> counts = new TreeMap<>();
        BigInteger sum = BigInteger.ZERO;
        BigInteger squares = BigInteger.ZERO;
        for (int i = 0; i < 2_000; i++) {
            long value = random.nextLong(bound) - bound / 4;
            if (counts.putIfAbsent(value, 1 + random.nextLong(Math.min(bound, 100_000))) == null) {
                BigInteger exact = BigInteger.valueOf(value);
                BigInteger count = BigInteger.valueOf(counts.get(value));
                sum = sum.add(exact.multiply(count));
                squares = squares.add(exact.pow(2).multiply(count));
            }
        }
        Histogram histogram = Histogram.of(counts);

        assertThat(histogram.sum()).isEqualTo(sum);
        assertThat(histogram.sumOfSquares()).isEqualTo(squares);
        assertThat(histogram.counts()).isEqualTo(counts);
    }

    @Test
    void saysWhatAListOfItsValuesWouldSay() {
        Random random = new Random(7);
        List<Long> values = new ArrayList<>();
        TreeMap<Long, Long> left = new TreeMap<>();
        TreeMap<Long, Long> right = new TreeMap<>();
        for (int i = 0; i < 999; i++) {
            long value = random.nextLong(300);
            values.add(value);
            (i % 3 == 0 ? left : right).merge(value, 1L, Long::sum);
        }
        Histogram both = Histogram.of(left).plus(Histogram.of(right));

        List<Long> sorted = values.stream().sorted().toList();
        assertThat(both.n()).isEqualTo(999);
        assertThat(both.percentile(new BigDecimal("0.5"))).isEqualByComparingTo(BigDecimal.valueOf(sorted.get(499)));
        assertThat(both.atMost(100)).isEqualTo(sorted.stream().filter(value -> value <= 100).count());
        assertThat(both.count(value -> value % 2 == 0)).isEqualTo(sorted.stream().filter(value -> value % 2 == 0).count());
        assertThat(both.greatest(5))
                .isEqualTo(BigInteger.valueOf(sorted.subList(994, 999).stream().mapToLong(Long::longValue).sum()));
        assertThat(both.kinds()).isEqualTo(sorted.stream().distinct().count());
        assertThat(both.plus(Histogram.none())).isSameAs(both);
    }

    @Test
    void readsAMapInAnyOrderByItsValues() {
        TreeMap<Long, Long> reversed = new TreeMap<>(Comparator.reverseOrder());
        reversed.put(1L, 1L);
        reversed.put(2L, 1L);
        reversed.put(9L, 1L);

        assertThat(Histogram.of(reversed).percentile(new BigDecimal("0.5"))).isEqualByComparingTo("2");
        assertThat(Histogram.of(reversed).atMost(1)).isEqualTo(1);
    }

    @Test
    void drawsTheIntervalOfAShareOnlyOfAsManyAmountsAsAnAnswerHasTimeFor() {
        assertThat(RatioOfSums.drawn(amounts(RatioOfSums.MOST_AMOUNTS / 2), amounts(RatioOfSums.MOST_AMOUNTS / 2), 1))
                .isNotNull();
        assertThat(RatioOfSums.drawn(amounts(RatioOfSums.MOST_AMOUNTS), amounts(1), 1)).isNull();
        assertThat(RatioOfSums.interval(amounts(200_000), amounts(200_000)))
                .satisfies(interval -> assertThat(interval.contains(0.5)).isTrue());
    }

    private static Histogram amounts(int different) {
        return Histogram.reading(
                LongStream.rangeClosed(1, different).map(amount -> amount * 100_000_007L).toArray(),
                LongStream.rangeClosed(1, different).map(amount -> 1 + amount % 3).toArray());
    }
}
