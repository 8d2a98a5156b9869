package io.fupan.metric.statistics;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the months of a year differ, by the ratio to the centred moving average of twelve months: 1.2 is a fifth above an
 * average month. The indices of all twelve months average 1.
 *
 * @param indices by position in the year of the first value
 */
public record Seasonality(List<Double> indices) {

    /** Months in a year. */
    public static final int YEAR = 12;

    /** So many months must be known before anything is said. */
    public static final int FEWEST_MONTHS = 2 * YEAR;

    /** Copies the indices. */
    public Seasonality {
        indices = List.copyOf(indices);
    }

    /** Of monthly values one after the other; {@code null} with fewer than 24, or where a month has no ratio. */
    public static @Nullable Seasonality of(List<Double> months) {
        if (months.size() < FEWEST_MONTHS) {
            return null;
        }
        double[] sums = new double[YEAR];
        int[] counts = new int[YEAR];
        for (int at = YEAR / 2; at < months.size() - YEAR / 2; at++) {
            double average = centred(months, at);
            if (average > 0) {
                sums[at % YEAR] += months.get(at) / average;
                counts[at % YEAR]++;
            }
        }
        return normalised(sums, counts);
    }

    /** The average of a year around a month: half of the month at either end. */
    private static double centred(List<Double> months, int at) {
        double sum = (months.get(at - YEAR / 2) + months.get(at + YEAR / 2)) / 2;
        for (int near = at - YEAR / 2 + 1; near < at + YEAR / 2; near++) {
            sum += months.get(near);
        }
        return sum / YEAR;
    }

    private static @Nullable Seasonality normalised(double[] sums, int[] counts) {
        List<Double> raw = new ArrayList<>();
        for (int month = 0; month < YEAR; month++) {
            if (counts[month] == 0) {
                return null;
            }
            raw.add(sums[month] / counts[month]);
        }
        double mean = raw.stream().mapToDouble(Double::doubleValue).sum() / YEAR;
        return mean <= 0 ? null : new Seasonality(raw.stream().map(index -> index / mean).toList());
    }

    /** The values without the season; {@code null} if a month never has anything. */
    public @Nullable List<Double> removedFrom(List<Double> months) {
        List<Double> rest = new ArrayList<>();
        for (int at = 0; at < months.size(); at++) {
            double index = indices.get(at % YEAR);
            if (index <= 0) {
                return null;
            }
            rest.add(months.get(at) / index);
        }
        return rest;
    }
}
