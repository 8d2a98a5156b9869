package io.fupan.metric.cell;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A run of days, both ends included, counted from 1970-01-01; none if it ends before it begins.
 *
 * @param from {@link Integer#MIN_VALUE} for no beginning
 * @param to {@link Integer#MAX_VALUE} for no end
 */
record Run(int from, int to) {

    /** No day. */
    static final Run NONE = new Run(Integer.MAX_VALUE, Integer.MIN_VALUE);

    static Run of(@Nullable LocalDate from, @Nullable LocalDate to) {
        return new Run(
                from == null ? Integer.MIN_VALUE : epochDay(from), to == null ? Integer.MAX_VALUE : epochDay(to));
    }

    static int epochDay(LocalDate day) {
        // Bounds far outside of any calendar mean "no bound".
        return Math.clamp(day.toEpochDay(), Integer.MIN_VALUE / 2, Integer.MAX_VALUE / 2);
    }

    boolean isEmpty() {
        return to < from;
    }

    boolean contains(int day) {
        return from <= day && day <= to;
    }

    /** From the first day of both to the last. */
    Run with(Run other) {
        return new Run(Math.min(from, other.from), Math.max(to, other.to));
    }

    /**
     * What the run of many rows is after that of one of them changed; {@code null} if that takes a look at all of them.
     *
     * @param before that of the row
     * @param after that of the row now
     */
    @Nullable Run after(Run before, Run after) {
        boolean lost = !before.isEmpty()
                && (before.from == from && after.from != before.from || before.to == to && after.to != before.to);
        return lost ? null : with(after);
    }

    /** The days of this that are in another run too. */
    Run within(Run other) {
        return new Run(Math.max(from, other.from), Math.min(to, other.to));
    }
}
