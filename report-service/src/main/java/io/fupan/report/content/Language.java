package io.fupan.report.content;

import java.util.Locale;

/** A language a report can be read in. */
public enum Language {
    /** English. */
    EN,
    /** Simplified Chinese. */
    ZH;

    /**
     * Reads {@code en} or {@code zh}, with or without a region.
     *
     * @throws IllegalArgumentException that says what was expected
     */
    public static Language parse(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.equals("en") || lower.startsWith("en-")) {
            return EN;
        }
        if (lower.equals("zh") || lower.startsWith("zh-")) {
            return ZH;
        }
        throw new IllegalArgumentException("expected the language en or zh, but received '%s'".formatted(text));
    }

    /** How HTML names the language. */
    public String tag() {
        return this == EN ? "en" : "zh-CN";
    }
}
