package io.fupan.metric.formula.activity;

import io.fupan.metric.formula.Backing.Part;
import io.fupan.metric.formula.MetricDefinition;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.formula.Reasons;
import io.fupan.metric.formula.Status;
import io.fupan.metric.formula.Window;
import io.fupan.metric.formula.effort.Headcount;
import io.fupan.metric.period.SellingDays;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** How much people did: in all, on each selling day, and each of them on each selling day. */
final class ActivityPace {

    static final String PER_SELLING_DAY = "perSellingDay";
    static final String PER_REP_AND_SELLING_DAY = "perRepAndSellingDay";

    /** The statistics, the default one first. */
    static final List<String> STATISTICS = List.of("count", PER_SELLING_DAY, PER_REP_AND_SELLING_DAY);

    private ActivityPace() {}

    static Reading of(Window window, long done, String statistic) {
        if (!statistic.equals(PER_SELLING_DAY) && !statistic.equals(PER_REP_AND_SELLING_DAY)) {
            return Reading.total(BigDecimal.valueOf(done), done);
        }
        LocalDate from = window.period().from();
        LocalDate last = window.period().lastDay();
        if (from == null) {
            return Reading.none(Status.UNDEFINED, Reasons.NO_BEGINNING);
        }
        if (last.isBefore(from)) {
            return Reading.none(Status.IMMATURE, Reasons.PERIOD_NOT_OVER);
        }
        return statistic.equals(PER_SELLING_DAY)
                ? per("sellingDays", SellingDays.between(from, last), done)
                : perRep(window, from, last, done);
    }

    private static Reading perRep(Window window, LocalDate from, LocalDate last, long done) {
        if (!Headcount.isOf(window.scope())) {
            return Reading.none(Status.UNDEFINED, Reasons.OTHER_SCOPE);
        }
        Long days = Headcount.sellingDays(window, from, last);
        return days == null
                ? Reading.none(Status.NOT_MEASURED, Reasons.NOT_RECORDED)
                : per("sellingDaysOfReps", days, done);
    }

    private static Reading per(String name, long days, long done) {
        Reading reading = days == 0
                ? Reading.none(Status.UNDEFINED, Reasons.ZERO_DENOMINATOR).restingOn(done)
                : Reading.total(BigDecimal.valueOf(done).divide(BigDecimal.valueOf(days), MathContext.DECIMAL64), done);
        return reading.madeOf(Map.of(name, new Part(BigDecimal.valueOf(days), MetricDefinition.COUNT)));
    }
}
