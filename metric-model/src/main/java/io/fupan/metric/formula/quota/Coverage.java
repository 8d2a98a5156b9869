package io.fupan.metric.formula.quota;

import io.fupan.metric.cell.DayKey;
import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.OpenMoney;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.formula.Reasons;
import io.fupan.metric.formula.Status;
import io.fupan.metric.formula.Window;
import io.fupan.metric.formula.deal.DealMetrics;
import io.fupan.metric.period.Period;
import io.fupan.metric.statistics.Histogram;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;

/** The open pipeline that is expected to close in a period, against its target. */
final class Coverage {

    static final String TO_TARGET = "toTarget";
    static final String TO_REMAINING = "toRemaining";
    static final String WEIGHTED = "weighted";

    private Coverage() {}

    static Reading read(Window window, MetricQuery query) {
        if (WEIGHTED.equals(query.variant())) {
            // No source says how likely an open deal is to be won.
            return Reading.none(Status.NOT_MEASURED, Reasons.NOT_RECORDED);
        }
        Target target = Target.of(window, Attainment.METRIC);
        Reading missing = Attainment.missing(target);
        if (missing != null) {
            return missing;
        }
        BigDecimal needed = Objects.requireNonNull(target).effective();
        if (TO_REMAINING.equals(query.variant())) {
            BigDecimal booked = DealMetrics.bookings(window).value();
            needed = booked == null ? needed : needed.subtract(booked);
        }
        Reading closing = closing(window);
        return needed.signum() <= 0
                ? Attainment.leavingOut(
                        closing, Reading.none(Status.UNDEFINED, Reasons.TARGET_MET).restingOn(closing.n()))
                : Attainment.ratio(closing, needed);
    }

    /** The inverse of the win rate by value: so much pipeline has been needed for a unit of bookings. */
    static Reading needed(Window window, MetricQuery query) {
        Reading rate = DealMetrics.winRateValue(window);
        BigDecimal share = rate.value();
        if (share == null) {
            return rate;
        }
        Reading inverse = share.signum() == 0
                ? Reading.none(Status.UNDEFINED, Reasons.ZERO_DENOMINATOR)
                : Reading.of(BigDecimal.ONE.divide(share, MathContext.DECIMAL64), rate.n(), null);
        return Attainment.leavingOut(rate, inverse.restingOn(rate.n()));
    }

    private static Reading closing(Window window) {
        Quantities stock = window.stock(Measures.EXPECTED);
        Period period = window.period().whole();
        long first = DayKey.of(period.from());
        long last = DayKey.of(period.to());
        Histogram open = stock.values(Measures.OPEN);
        long deals = open.count(pair -> isIn(DayKey.second(pair), first, last));
        long undecided = open.count(pair -> DayKey.second(pair) == DayKey.NONE);
        OpenMoney money = OpenMoney.ofExpected(window, stock, day -> isIn(day, first, last));
        long noAmount = deals(stock, Measures.NO_AMOUNT, first, last);
        long outOfRange = deals(stock, Measures.AMOUNT_OUT_OF_RANGE, first, last);
        long counted = deals - noAmount - outOfRange - money.fxMissing();
        Reading worth = deals > 0 && counted == 0
                ? Reading.none(Status.NO_DATA, Reasons.NO_USABLE_AMOUNT)
                : Reading.total(money.amount(), counted);
        return worth.without("noExpectedClose", undecided)
                .without("fxMissing", money.fxMissing())
                .without("noAmount", noAmount)
                .without("amountOutOfRange", outOfRange);
    }

    private static long deals(Quantities stock, String suffix, long first, long last) {
        return stock.values(Measures.OPEN + suffix).count(day -> isIn(day, first, last));
    }

    private static boolean isIn(long day, long first, long last) {
        return first <= day && day <= last;
    }
}
