package io.fupan.ingest.change;

import org.jspecify.annotations.Nullable;

/** How a deal stands, as far as a system says. */
public enum Standing {
    /** It can still be won. */
    OPEN,
    /** It was won. */
    WON,
    /** It was lost. */
    LOST;

    /** The standing in a stage of this category; {@code null} for a word that is none. */
    static @Nullable Standing ofCategory(String category) {
        return switch (category) {
            case "open" -> OPEN;
            case "won" -> WON;
            case "lost" -> LOST;
            default -> null;
        };
    }
}
