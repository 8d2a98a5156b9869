package io.fupan.metric.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Keeps the share of false findings among many tests small, after Benjamini and Hochberg (1995). */
public final class FalseDiscovery {

    private FalseDiscovery() {}

    /** Of each test, in the order given, the lowest share of false findings at which it is still one. */
    public static List<Double> adjusted(List<Double> probabilities) {
        int tests = probabilities.size();
        List<Integer> descending = IntStream.range(0, tests)
                .boxed()
                .sorted(Comparator.comparing((Integer test) -> probabilities.get(test)).reversed())
                .toList();
        Double[] adjusted = new Double[tests];
        double least = 1;
        for (int i = 0; i < tests; i++) {
            int test = descending.get(i);
            least = Math.min(least, probabilities.get(test) * tests / (tests - i));
            adjusted[test] = least;
        }
        return Arrays.asList(adjusted);
    }
}
