package io.fupan.metrics.window;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fupan.metric.statistics.Interval;
import io.fupan.metric.statistics.Proportions;
import org.jspecify.annotations.Nullable;

/** A share with what it rests on; without a value if it rests on nothing. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Rate(@Nullable Double value, long n, @Nullable Interval interval) {

    /** The share that a part has of a whole, with the interval of Wilson. */
    public static Rate of(long part, long whole) {
        return whole == 0 ? new Rate(null, 0, null) : new Rate((double) part / whole, whole, Proportions.wilson(part, whole));
    }
}
