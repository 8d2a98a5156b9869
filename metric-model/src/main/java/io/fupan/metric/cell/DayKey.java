package io.fupan.metric.cell;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days as entries of a histogram, written so that a reader sees them: {@code 20170531}, a pair of days
 * {@code 2017053120170630}, and 0 for no day. A pair fits into the whole numbers that a double holds exactly.
 */
public final class DayKey {

    /** The key of no day. */
    public static final long NONE = 0;

    private static final long PLACE = 100_000_000L;
    private static final int LAST_YEAR = 9000;

    private DayKey() {}

    /** The key of a day; of none as well if it is so far away that nobody can have meant it. */
    public static long of(@Nullable LocalDate day) {
        return day == null || day.getYear() < 1 || day.getYear() > LAST_YEAR
                ? NONE
                : day.getYear() * 10_000L + day.getMonthValue() * 100L + day.getDayOfMonth();
    }

    /** The day of a key that is not {@link #NONE}. */
    public static LocalDate day(long key) {
        return LocalDate.of((int) (key / 10_000), (int) (key / 100 % 100), (int) (key % 100));
    }

    /** The key of two days. */
    public static long pair(@Nullable LocalDate first, @Nullable LocalDate second) {
        return of(first) * PLACE + of(second);
    }

    /** The key of the first day of a pair. */
    public static long first(long pair) {
        return pair / PLACE;
    }

    /** The key of the second day of a pair. */
    public static long second(long pair) {
        return pair % PLACE;
    }
}
