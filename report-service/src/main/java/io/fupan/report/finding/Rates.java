package io.fupan.report.finding;

import io.fupan.metric.statistics.Interval;
import io.fupan.metric.statistics.Proportions;
import io.fupan.report.content.Evidence;
import io.fupan.report.content.Text;
import org.jspecify.annotations.Nullable;

/** Compares rates: Newcombe's interval of the difference, and a floor for the sample. */
public final class Rates {

    private static final double LEAK_POINTS = 0.05;

    private Rates() {}

    /** A rate against the one before. */
    public static Finding compared(Text subject, Share now, Share before, Evidence evidence) {
        Interval difference = difference(now, before);
        if (difference == null) {
            return new InsufficientSample(subject, now, before, evidence);
        }
        return difference.contains(0)
                ? new RateUnchanged(subject, now, before, difference, evidence)
                : new RateChanged(subject, now, before, difference, evidence);
    }

    /** The conversion of a stage against the one before: a clear drop of five points or more is a leak. */
    public static Finding stage(String stage, Text subject, Share now, Share before, Evidence evidence) {
        Finding finding = compared(subject, now, before, evidence);
        boolean leak = before.rate() - now.rate() >= LEAK_POINTS;
        return leak && finding instanceof RateChanged changed
                ? new StageLeak(stage, now, before, changed.difference(), evidence)
                : finding;
    }

    private static @Nullable Interval difference(Share now, Share before) {
        return now.isEnough() && before.isEnough()
                ? Proportions.newcombe(now.part(), now.whole(), before.part(), before.whole())
                : null;
    }
}
