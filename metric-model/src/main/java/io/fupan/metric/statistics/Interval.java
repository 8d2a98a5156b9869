package io.fupan.metric.statistics;

/**
 * An interval that covers the true value with a probability of {@code level}.
 *
 * @param level for example 0.95
 */
public record Interval(double low, double high, double level) {

    /** The level used unless another is asked for. */
    public static final double LEVEL = 0.95;

    /** Whether a value lies inside, ends included. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
