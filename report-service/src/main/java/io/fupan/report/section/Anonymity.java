package io.fupan.report.section;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which groups of anonymous answers may be shown: those of at least five, and never so many that what is hidden could
 * be found by subtraction.
 */
final class Anonymity {

    static final int LEAST = 5;

    private Anonymity() {}

    static <T> Map<String, List<T>> publishable(Map<String, List<T>> groups) {
        Map<String, List<T>> shown = new TreeMap<>(groups);
        shown.values().removeIf(answers -> answers.size() < LEAST);
        int all = size(groups.values());
        while (!shown.isEmpty() && isFew(all - size(shown.values()))) {
            shown.remove(smallest(shown));
        }
        return shown;
    }

    private static <T> String smallest(Map<String, List<T>> groups) {
        return groups.entrySet().stream()
                .min(Comparator.comparingInt((Map.Entry<String, List<T>> group) ->
                                group.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .orElseThrow()
                .getKey();
    }

    private static boolean isFew(int hidden) {
        return hidden > 0 && hidden < LEAST;
    }

    private static <T> int size(Collection<List<T>> groups) {
        return groups.stream().mapToInt(List::size).sum();
    }
}
