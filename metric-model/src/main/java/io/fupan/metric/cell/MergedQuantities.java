package io.fupan.metric.cell;

import java.util.Arrays;

/** The sum of two quantities, made by going through the sorted entries of both at once. */
final class MergedQuantities {

    private final Quantities one;
    private final Quantities other;
    private final String[] measures;
    private final long[] amounts;
    private final String[] names;
    private final Counts[] histograms;

    MergedQuantities(Quantities one, Quantities other) {
        this.one = one;
        this.other = other;
        this.measures = new String[one.measures.length + other.measures.length];
        this.amounts = new long[measures.length];
        this.names = new String[one.names.length + other.names.length];
        this.histograms = new Counts[names.length];
    }

    Quantities merged() {
        int sums = mergeSums();
        int some = mergeHistograms();
        return new Quantities(
                Arrays.copyOf(measures, sums),
                Arrays.copyOf(amounts, sums),
                Arrays.copyOf(names, some),
                Arrays.copyOf(histograms, some));
    }

    private int mergeSums() {
        int size = 0;
        int left = 0;
        int right = 0;
        while (left < one.measures.length || right < other.measures.length) {
            int order = order(one.measures, left, other.measures, right);
            String measure = order <= 0 ? one.measures[left] : other.measures[right];
            long amount =
                    Math.addExact(order <= 0 ? one.amounts[left++] : 0, order >= 0 ? other.amounts[right++] : 0);
            if (amount != 0) {
                measures[size] = measure;
                amounts[size++] = amount;
            }
        }
        return size;
    }

    private int mergeHistograms() {
        int size = 0;
        int left = 0;
        int right = 0;
        while (left < one.names.length || right < other.names.length) {
            int order = order(one.names, left, other.names, right);
            names[size] = order <= 0 ? one.names[left] : other.names[right];
            Counts sum = order < 0 ? one.histograms[left] : other.histograms[right];
            if (order == 0) {
                sum = sum.plus(one.histograms[left]);
            }
            left += order <= 0 ? 1 : 0;
            right += order >= 0 ? 1 : 0;
            if (!sum.isEmpty()) {
                histograms[size++] = sum;
            }
        }
        return size;
    }

    /** Which of two sorted lists comes next; negative for the left one, 0 if both have the same. */
    private static int order(String[] left, int atLeft, String[] right, int atRight) {
        if (atLeft == left.length) {
            return 1;
        }
        return atRight == right.length ? -1 : left[atLeft].compareTo(right[atRight]);
    }
}
