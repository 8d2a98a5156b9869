package io.fupan.metric.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * An XmR chart after Shewhart and Wheeler: limits at mean ± 2.66 · mean moving range.
 *
 * @param signals indexes of points that are no routine variation, in order
 */
public record ControlChart(double mean, double lower, double upper, List<Integer> signals) {

    private static final double WIDTH = 2.66;
    private static final int RUN = 8;

    /** Fewer points than these say nothing. */
    public static final int FEWEST = 8;

    /**
     * The chart of a series.
     *
     * @throws IllegalArgumentException with fewer than {@link #FEWEST} points
     */
    public static ControlChart of(List<Double> points) {
        if (points.size() < FEWEST) {
            throw new IllegalArgumentException("an XmR chart needs %d points, got %d".formatted(FEWEST, points.size()));
        }
        double mean = points.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double moved = 0;
        for (int i = 1; i < points.size(); i++) {
            moved += Math.abs(points.get(i) - points.get(i - 1));
        }
        double half = WIDTH * moved / (points.size() - 1);
        return new ControlChart(mean, mean - half, mean + half, signals(points, mean, half));
    }

    private static List<Integer> signals(List<Double> points, double mean, double half) {
        TreeSet<Integer> signals = new TreeSet<>();
        for (int i = 0; i < points.size(); i++) {
            if (Math.abs(points.get(i) - mean) > half) {
                signals.add(i);
            }
            // Three of four nearer the limit than the mean; eight in a row on one side.
            addRun(signals, points, mean, i, 4, 3, half / 2);
            addRun(signals, points, mean, i, RUN, RUN, 0);
        }
        return new ArrayList<>(signals);
    }

    private static void addRun(
            TreeSet<Integer> signals, List<Double> points, double mean, int last, int of, int least, double beyond) {
        if (last + 1 < of) {
            return;
        }
        List<Double> run = points.subList(last + 1 - of, last + 1);
        long above = run.stream().filter(point -> point - mean > beyond).count();
        long below = run.stream().filter(point -> mean - point > beyond).count();
        if (above >= least || below >= least) {
            signals.add(last);
        }
    }
}
