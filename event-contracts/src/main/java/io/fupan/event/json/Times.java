package io.fupan.event.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

/** Times of RFC 3339. Nearly all come in UTC, and a formatter takes long for what stands at known places there. */
final class Times {

    private static final String SHAPE = "0000-00-00T00:00:00";
    private static final int MOST_DIGITS = 9;
    private static final int HOURS = 24;
    private static final int SIXTY = 60;

    private Times() {}

    /**
     * The moment.
     *
     * @throws DateTimeException if it is no time with an offset
     */
    static Instant parse(String text) {
        return isPlain(text) ? plain(text) : OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME).toInstant();
    }

    private static Instant plain(String text) {
        long day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)).toEpochDay();
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        if (hour >= HOURS || minute >= SIXTY || second >= SIXTY) {
            throw new DateTimeException("no time of the day: " + text);
        }
        return Instant.ofEpochSecond(((day * HOURS + hour) * SIXTY + minute) * SIXTY + second, nanos(text));
    }

    /** Digits where digits stand, {@code Z} at the end, and before it perhaps a fraction. */
    private static boolean isPlain(String text) {
        int last = text.length() - 1;
        if (last < SHAPE.length() || text.charAt(last) != 'Z') {
            return false;
        }
        for (int i = 0; i < SHAPE.length(); i++) {
            char wanted = SHAPE.charAt(i);
            char c = text.charAt(i);
            if (wanted == '0' ? !isDigit(c) : c != wanted) {
                return false;
            }
        }
        return last == SHAPE.length() || isFraction(text, SHAPE.length(), last);
    }

    private static boolean isFraction(String text, int from, int to) {
        if (text.charAt(from) != '.' || to - from < 2 || to - from > MOST_DIGITS + 1) {
            return false;
        }
        for (int i = from + 1; i < to; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static int nanos(String text) {
        int nanos = 0;
        for (int i = 1; i <= MOST_DIGITS; i++) {
            int at = SHAPE.length() + i;
            nanos = 10 * nanos + (at < text.length() - 1 ? text.charAt(at) - '0' : 0);
        }
        return nanos;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int number(String digits, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = 10 * number + digits.charAt(i) - '0';
        }
        return number;
    }
}
