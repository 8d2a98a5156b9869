package io.fupan.metric.bottleneck;

import io.fupan.metric.statistics.Interval;
import org.jspecify.annotations.Nullable;

/**
 * What one test of one stage says, before all tests are looked at together.
 *
 * @param now of the period; {@code null} if unknown
 * @param before of the baseline
 * @param effect how much worse it is
 * @param worse whether the effect is as large as it must be to matter
 * @param certain whether the interval of the effect leaves out that nothing has changed
 * @param probability {@code null} if nothing could be tested
 * @param price in units of the currency
 * @param reason why nothing could be tested
 */
record Suspicion(
        String type,
        String stage,
        @Nullable Double now,
        @Nullable Double before,
        @Nullable Double effect,
        @Nullable Interval interval,
        boolean worse,
        boolean certain,
        @Nullable Double probability,
        @Nullable Double price,
        @Nullable Interval priceInterval,
        long n,
        long nBefore,
        @Nullable String reason) {

    static Suspicion none(String type, String stage, long n, long nBefore, String reason) {
        return new Suspicion(
                type, stage, null, null, null, null, false, false, null, null, null, n, nBefore, reason);
    }
}
