package io.fupan.metric.formula.pipeline;

import io.fupan.metric.cell.DayKey;
import io.fupan.metric.cell.Measures;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.formula.Window;
import io.fupan.metric.statistics.Histogram;
import java.math.BigDecimal;

/** How often the expected close of open deals was moved: to a later day, or to an earlier one. */
final class CloseDateMoves {

    static final String LATER = "later";
    static final String EARLIER = "earlier";

    private CloseDateMoves() {}

    static Reading read(Window window, MetricQuery query) {
        Histogram moved = window.flow(Measures.MOVEMENTS).values(Measures.MOVED);
        long moves = moved.count(EARLIER.equals(query.variant()) ? CloseDateMoves::isEarlier : CloseDateMoves::isLater);
        return Reading.total(BigDecimal.valueOf(moves), moves);
    }

    private static boolean isLater(long pair) {
        return DayKey.first(pair) != DayKey.NONE && DayKey.second(pair) > DayKey.first(pair);
    }

    private static boolean isEarlier(long pair) {
        return DayKey.second(pair) != DayKey.NONE && DayKey.second(pair) < DayKey.first(pair);
    }
}
