package io.fupan.metric.cell;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The first and the last day that have cells, {@code null} if none has. */
record Span(@Nullable LocalDate first, @Nullable LocalDate last) {

    static final Span NONE = new Span(null, null);

    /** Of both together. */
    Span with(Span other) {
        LocalDate otherFirst = other.first;
        LocalDate otherLast = other.last;
        return new Span(
                first == null || otherFirst != null && otherFirst.isBefore(first) ? otherFirst : first,
                last == null || otherLast != null && otherLast.isAfter(last) ? otherLast : last);
    }

    /**
     * What that of many rows is after one of them changed; {@code null} if that takes a look at all of them.
     *
     * @param before that of the row
     * @param after that of the row now
     */
    @Nullable Span after(Span before, Span after) {
        boolean lost = leaves(first, before.first, after.first) || leaves(last, before.last, after.last);
        return lost ? null : after.equals(before) ? this : with(after);
    }

    private static boolean leaves(@Nullable LocalDate end, @Nullable LocalDate before, @Nullable LocalDate after) {
        return before != null && before.equals(end) && !Objects.equals(before, after);
    }
}
