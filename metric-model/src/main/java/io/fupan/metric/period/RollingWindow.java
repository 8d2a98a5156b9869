package io.fupan.metric.period;

import java.time.LocalDate;
import java.util.List;

/**
 * A window that includes the day itself and the days before it; at the start of the data it is simply emptier.
 *
 * @param length in days
 */
public record RollingWindow(int length) {

    /**
     * Reads {@code 7d}, {@code 30d} or {@code 90d}.
     *
     * @throws IllegalArgumentException that says what was expected
     */
    public static RollingWindow parse(String text) {
        return switch (text) {
            case "7d" -> new RollingWindow(7);
            case "30d" -> new RollingWindow(30);
            case "90d" -> new RollingWindow(90);
            default ->
                throw new IllegalArgumentException(
                        "expected a window of 7d, 30d or 90d, but received '%s'".formatted(text));
        };
    }

    /** The window that ends on a day. */
    public Days endingOn(LocalDate day) {
        return new Days(day.minusDays(length - 1L), day);
    }

    /** The windows that end on each day of a run of days. */
    public List<Days> endingIn(LocalDate from, LocalDate to) {
        return from.datesUntil(to.plusDays(1)).map(this::endingOn).toList();
    }
}
