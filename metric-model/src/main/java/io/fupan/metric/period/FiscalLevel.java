package io.fupan.metric.period;

import org.jspecify.annotations.Nullable;

/** How a fiscal year is divided. */
enum FiscalLevel {
    /** Not at all. */
    YEAR(""),
    /** Into two halves of two quarters. */
    HALF("H"),
    /** Into four quarters. */
    QUARTER("Q"),
    /** Into the periods (fiscal months) of the calendar. */
    PERIOD("P");

    private final String letter;

    FiscalLevel(String letter) {
        this.letter = letter;
    }

    static FiscalLevel of(@Nullable String letter) {
        return switch (letter == null ? "" : letter) {
            case "h" -> HALF;
            case "q" -> QUARTER;
            case "p" -> PERIOD;
            default -> YEAR;
        };
    }

    /** Number 3 of year 2017 is, as a period, {@code FY2017-P03}. */
    String name(int year, int number) {
        return switch (this) {
            case YEAR -> "FY%04d".formatted(year);
            case HALF, QUARTER -> "FY%04d-%s%d".formatted(year, letter, number);
            case PERIOD -> "FY%04d-%s%02d".formatted(year, letter, number);
        };
    }
}
