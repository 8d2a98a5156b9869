package io.fupan.local.demo;

import org.jspecify.annotations.Nullable;

/**
 * How the stream of events differs from the plain one; only {@code reverse} changes what must come out.
 *
 * @param shuffle the seed of an arbitrary order of arrival, or {@code null} for oldest first
 * @param twice whether everything is sent a second time
 * @param lateHours each event arrives up to so many hours late
 * @param reverse how many won deals are reopened and lost three days later
 */
public record Variation(@Nullable Long shuffle, boolean twice, double lateHours, int reverse) {

    /** The plain stream. */
    public static Variation none() {
        return new Variation(null, false, 0, 0);
    }
}
