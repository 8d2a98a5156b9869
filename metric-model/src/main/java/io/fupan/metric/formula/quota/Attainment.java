package io.fupan.metric.formula.quota;

import io.fupan.metric.formula.Backing.Part;
import io.fupan.metric.formula.MetricDefinition;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.formula.Reasons;
import io.fupan.metric.formula.Status;
import io.fupan.metric.formula.Window;
import io.fupan.metric.formula.deal.DealMetrics;
import io.fupan.metric.period.SellingDays;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bookings against the target for them. */
public final class Attainment {

    /** The metric that targets are read of. */
    public static final String METRIC = "bookings";

    static final String OF_TARGET = "attainment";
    static final String PACE = "pace";

    private Attainment() {}

    static Reading read(Window window, MetricQuery query) {
        return read(window, PACE.equals(query.variant()));
    }

    /** What share of the target is reached; with {@code pace}, of what of it should be by the selling days over. */
    public static Reading read(Window window, boolean pace) {
        Target target = Target.of(window, METRIC);
        Reading missing = missing(target);
        if (missing != null || target == null) {
            return missing == null ? Reading.none(Status.UNDEFINED, Reasons.NOT_SET) : missing;
        }
        Reading actual = DealMetrics.bookings(window);
        return pace ? pace(actual, target.effective(), window) : ratio(actual, target.effective());
    }

    private static Reading pace(Reading actual, BigDecimal target, Window window) {
        SellingDays days = SellingDays.of(window.period().whole());
        BigDecimal share = days == null ? null : days.share();
        BigDecimal due = share == null ? BigDecimal.ZERO : target.multiply(share);
        Reading pace = ratio(actual, due);
        return days == null ? pace : pace.madeOf(parts(days));
    }

    private static Map<String, Part> parts(SellingDays days) {
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("sellingDaysOver", new Part(BigDecimal.valueOf(days.over()), MetricDefinition.COUNT));
        parts.put("sellingDays", new Part(BigDecimal.valueOf(days.total()), MetricDefinition.COUNT));
        return parts;
    }

    /** Why a target cannot be compared with, if it cannot. */
    static @Nullable Reading missing(@Nullable Target target) {
        if (target != null && target.fxMissing() > 0) {
            return Reading.none(Status.NO_DATA, Reasons.FX_MISSING).without("fxMissing", target.fxMissing());
        }
        return target == null || target.effective().signum() <= 0
                ? Reading.none(Status.UNDEFINED, Reasons.NOT_SET)
                : null;
    }

    /** A reading as a fraction of something, with what was left out of it. */
    public static Reading ratio(Reading actual, BigDecimal whole) {
        BigDecimal value = actual.value();
        if (value == null) {
            return actual;
        }
        Reading ratio = whole.signum() == 0
                ? Reading.none(Status.UNDEFINED, Reasons.ZERO_DENOMINATOR)
                : Reading.of(value.divide(whole, MathContext.DECIMAL64), actual.n(), null);
        return leavingOut(actual, ratio.restingOn(actual.n()));
    }

    /** A reading that leaves out what another one does, which it is made of. */
    static Reading leavingOut(Reading source, Reading made) {
        Reading result = made;
        for (Map.Entry<String, Long> left : source.excluded().entrySet()) {
            result = result.without(left.getKey(), left.getValue());
        }
        return result;
    }
}
