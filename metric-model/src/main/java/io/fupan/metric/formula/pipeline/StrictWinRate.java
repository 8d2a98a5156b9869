package io.fupan.metric.formula.pipeline;

import io.fupan.metric.cell.DayKey;
import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.formula.ClosedDeals;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.formula.Window;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** The win rate if deals left lying count as not won: those past their expected close, and those nobody touched. */
final class StrictWinRate {

    static final List<String> VARIANTS = List.of("stale-30", "stale-60", "stale-90");

    private StrictWinRate() {}

    static Reading read(Window window, MetricQuery query) {
        ClosedDeals closed = ClosedDeals.of(window.flow(Measures.DEALS));
        Reading reading = Reading.share(closed.won(), closed.all() + lying(window, staleAfter(query)));
        return closed.leftOutOf(reading)
                .without("undated", window.undated(Measures.EXPECTED).values(Measures.OPEN).n());
    }

    private static int staleAfter(MetricQuery query) {
        String variant = Objects.requireNonNull(query.variant());
        return Integer.parseInt(variant.substring(variant.indexOf('-') + 1));
    }

    private static long lying(Window window, int days) {
        LocalDate last = window.period().lastDay();
        long today = DayKey.of(last);
        long touched = DayKey.of(last.minusDays(days));
        Quantities stock = window.cells().sum(window.scope(), Measures.EXPECTED, null, last, false);
        return stock.values(Measures.OPEN).count(pair -> isOverdue(pair, today) || DayKey.first(pair) < touched);
    }

    private static boolean isOverdue(long pair, long today) {
        return DayKey.second(pair) != DayKey.NONE && DayKey.second(pair) < today;
    }
}
