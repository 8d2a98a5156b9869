package io.fupan.metric.deal;

import java.util.Locale;

/** What became of a deal. */
public enum Outcome {
    /** Not closed, or opened again. */
    OPEN,
    /** Won, and not reopened since. */
    WON,
    /** Lost, and not reopened since. */
    LOST,
    /** Deleted in the source, and not restored since. */
    DELETED,
    /** Merged into another deal, which carries on. */
    MERGED;

    /** The name in the API and on topics. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Won or lost. */
    public boolean isClosed() {
        return this == WON || this == LOST;
    }

    /** Deleted or merged: it counts for nothing. */
    public boolean isGone() {
        return this == DELETED || this == MERGED;
    }
}
