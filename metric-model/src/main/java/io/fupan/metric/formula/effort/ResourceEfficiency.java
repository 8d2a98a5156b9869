package io.fupan.metric.formula.effort;

import io.fupan.metric.activity.ActivityMeasures;
import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.formula.Backing.Part;
import io.fupan.metric.formula.MetricDefinition;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.formula.Reasons;
import io.fupan.metric.formula.Status;
import io.fupan.metric.formula.Window;
import io.fupan.metric.formula.deal.DealMetrics;
import io.fupan.metric.formula.quota.Attainment;
import io.fupan.metric.period.SellingDays;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;

/** Bookings for what was put into them. */
final class ResourceEfficiency {

    static final String PER_REP = "perRep";
    static final String PER_SELLING_DAY = "perSellingDay";
    static final String PER_POTENTIAL = "perPotential";
    static final String PER_ACTIVITY_HOUR = "perActivityHour";
    static final String MARGINAL = "marginal";

    private static final BigDecimal SECONDS_OF_AN_HOUR = BigDecimal.valueOf(3600);

    private ResourceEfficiency() {}

    static Reading read(Window window, MetricQuery query) {
        return switch (Objects.requireNonNull(query.variant())) {
            case PER_SELLING_DAY -> perSellingDay(window);
            case PER_POTENTIAL -> Reading.none(Status.NOT_MEASURED, Reasons.NOT_RECORDED);
            case PER_ACTIVITY_HOUR -> perHour(window);
            case MARGINAL -> MarginalEffect.read(window);
            default -> perRep(window);
        };
    }

    private static Reading perRep(Window window) {
        LocalDate from = window.period().from();
        LocalDate last = window.period().lastDay();
        if (!Headcount.isOf(window.scope())) {
            return Reading.none(Status.UNDEFINED, Reasons.OTHER_SCOPE);
        }
        if (from == null) {
            return Reading.none(Status.UNDEFINED, Reasons.NO_BEGINNING);
        }
        if (last.isBefore(from)) {
            return Reading.none(Status.IMMATURE, Reasons.PERIOD_NOT_OVER);
        }
        BigDecimal people = Headcount.mean(window, from, last);
        return people == null
                ? Reading.none(Status.NOT_MEASURED, Reasons.NOT_RECORDED)
                : bookingsPer(window, "representatives", people);
    }

    private static Reading perSellingDay(Window window) {
        LocalDate from = window.period().from();
        SellingDays days = SellingDays.of(window.period());
        if (from == null || days == null) {
            return Reading.none(Status.UNDEFINED, Reasons.NO_BEGINNING);
        }
        if (window.period().lastDay().isBefore(from)) {
            return Reading.none(Status.IMMATURE, Reasons.PERIOD_NOT_OVER);
        }
        return bookingsPer(window, "sellingDays", BigDecimal.valueOf(days.over()));
    }

    /** Hours that are not known would make the known ones look better than they are. */
    private static Reading perHour(Window window) {
        Quantities activity = window.flow(Measures.ACTIVITY);
        long done = ActivityMeasures.KINDS.stream()
                .mapToLong(kind -> activity.sum(Measures.at(ActivityMeasures.LOGGED, kind)))
                .sum();
        long unknown = activity.sum(ActivityMeasures.NO_DURATION);
        if (done == unknown || unknown > done - unknown) {
            String reason = done == unknown ? Reasons.NOT_RECORDED : Reasons.TOO_FEW_DURATIONS;
            return Reading.none(Status.NOT_MEASURED, reason).without("noDuration", unknown);
        }
        BigDecimal hours = BigDecimal.valueOf(activity.sum(ActivityMeasures.SECONDS))
                .divide(SECONDS_OF_AN_HOUR, MathContext.DECIMAL64);
        return bookingsPer(window, "hours", hours).without("noDuration", unknown);
    }

    private static Reading bookingsPer(Window window, String name, BigDecimal put) {
        Reading bookings = DealMetrics.bookings(window);
        return Attainment.ratio(bookings, put)
                .madeOf(Map.of(name, new Part(put, MetricDefinition.COUNT)))
                .madeOf(Map.of("bookings", new Part(bookings.value(), MetricDefinition.MONEY)));
    }
}
