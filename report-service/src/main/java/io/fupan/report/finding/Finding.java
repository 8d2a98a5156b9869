package io.fupan.report.finding;

import io.fupan.report.content.Evidence;
import io.fupan.report.content.Text;
import org.jspecify.annotations.Nullable;

/** A claim, or the statement that none can be made. Both languages are written from the same data. */
public sealed interface Finding
        permits NoEvidence,
                RateChanged,
                StageLeak,
                SignalOutsideLimits,
                LargestDeal,
                TargetCompared,
                GroupDiffers,
                DemandShifted,
                DealStandsOut,
                MatchedPair,
                ThemeNamed,
                DataGap,
                NextPeriodRange {

    /** Stable code of the kind. */
    String type();

    /** The claim as it is read. */
    Text text();

    /** What it rests on. */
    Evidence evidence();

    /** How much it matters: {@code high}, {@code medium} or {@code low}; {@code null} if nothing was found. */
    default @Nullable String severity() {
        return "medium";
    }

    /** How it was established: {@code interval}, {@code limits}, {@code count} or {@code none}. */
    default String confidence() {
        return "count";
    }
}
