package io.fupan.report.finding;

import org.jspecify.annotations.Nullable;

/** What was looked for and not found; it is printed, since silence would look like an oversight. */
public sealed interface NoEvidence extends Finding
        permits RateUnchanged, InsufficientSample, WithinNormalVariation, SeriesTooShort, GroupsAlike {

    @Override
    default String type() {
        return "NO_EVIDENCE";
    }

    @Override
    default @Nullable String severity() {
        return null;
    }
}
