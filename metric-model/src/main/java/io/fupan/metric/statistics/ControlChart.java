package io.fupan.metric.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * An XmR chart after Shewhart and Wheeler: limits at mean ± 2.66 · mean moving range.
 *
 * @param signals indexes of points that are no routine variation, in order
 */
public record ControlChart(double mean, double lower, double upper, List<Integer> signals) {

    private static final double WIDTH = 2.66;
    private static final int RUN = 8;

    /** A point outside the limits. */
    public static final String OUTSIDE = "OUTSIDE";

    /** The last of eight points on one side of the mean. */
    public static final String RUN_OF_8 = "RUN_OF_8";

    /** The last of four points of which three are nearer a limit than the mean. */
    public static final String NEAR_LIMIT = "3_OF_4_NEAR_LIMIT";

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

    /** Why a point is no routine variation. */
    public record Signal(int index, String rule) {}

    /** The signals with the first rule that each breaks, in order. */
    public List<Signal> explained(List<Double> points) {
        return signals.stream().map(index -> new Signal(index, rule(points, index))).toList();
    }

    private String rule(List<Double> points, int index) {
        double half = upper - mean;
        if (Math.abs(points.get(index) - mean) > half) {
            return OUTSIDE;
        }
        return isRun(points, mean, index, RUN, RUN, 0) ? RUN_OF_8 : NEAR_LIMIT;
    }

    private static List<Integer> signals(List<Double> points, double mean, double half) {
        List<Integer> signals = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            // Three of four nearer the limit than the mean; eight in a row on one side.
            if (Math.abs(points.get(i) - mean) > half
                    || isRun(points, mean, i, 4, 3, half / 2)
                    || isRun(points, mean, i, RUN, RUN, 0)) {
                signals.add(i);
            }
        }
        return signals;
    }

    private static boolean isRun(List<Double> points, double mean, int last, int of, int least, double beyond) {
        if (last + 1 < of) {
            return false;
        }
        List<Double> run = points.subList(last + 1 - of, last + 1);
        long above = run.stream().filter(point -> point - mean > beyond).count();
        long below = run.stream().filter(point -> mean - point > beyond).count();
        return above >= least || below >= least;
    }
}
