package io.fupan.metric.cell;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The first and the last day that have cells, {@code null} if none has. */
record Span(@Nullable LocalDate first, @Nullable LocalDate last) {

    /** What it is with a cell of a day. */
    Span with(LocalDate day) {
        return new Span(
                first == null || day.isBefore(first) ? day : first, last == null || day.isAfter(last) ? day : last);
    }

    /** What it is when a row loses its cell of a day; {@code null} if that takes a look at all rows. */
    @Nullable Span without(LocalDate day, PackedCells row) {
        boolean atEnd = day.equals(first) && day.equals(row.firstDay()) || day.equals(last) && day.equals(row.lastDay());
        return atEnd ? null : this;
    }
}
