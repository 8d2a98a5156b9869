package io.fupan.report.finding;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.fupan.metric.statistics.Interval;
import io.fupan.metric.statistics.Proportions;
import org.jspecify.annotations.Nullable;

/** Some of all: {@code part} of {@code whole}. */
public record Share(long part, long whole) {

    private static final int LEAST_CASES = 30;
    private static final int LEAST_EACH = 5;

    /** Checks that the part is not more than the whole. */
    public Share {
        if (part < 0 || part > whole) {
            throw new IllegalArgumentException("expected 0 <= part <= whole, got %d of %d".formatted(part, whole));
        }
    }

    /** The fraction; 0 of 0 is 0. */
    @JsonIgnore
    public double rate() {
        return whole == 0 ? 0 : (double) part / whole;
    }

    /** Whether there are enough cases to claim anything: 30, and more than five of either kind. */
    @JsonIgnore
    public boolean isEnough() {
        return whole >= LEAST_CASES && part > LEAST_EACH && whole - part > LEAST_EACH;
    }

    /** The Wilson interval, 95 %. */
    @JsonIgnore
    public @Nullable Interval interval() {
        return Proportions.wilson(part, whole);
    }

    /** The rest, when this is a part of a larger group. */
    public Share outOf(Share all) {
        return new Share(all.part - part, all.whole - whole);
    }
}
