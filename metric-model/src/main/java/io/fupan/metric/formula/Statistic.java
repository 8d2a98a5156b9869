package io.fupan.metric.formula;

import io.fupan.metric.statistics.Histogram;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Objects;

/** One number for many durations. */
public final class Statistic {

    /** The statistics that durations have, the default one first. */
    public static final List<String> OF_DURATIONS = List.of("median", "mean", "p75", "p90");

    private Statistic() {}

    /**
     * The statistic a query asks for, one of {@link #OF_DURATIONS}, with its interval.
     *
     * @param leftOut how many durations are not known; says which reason is given if there is none at all
     */
    public static Reading of(Histogram values, MetricQuery query, long leftOut) {
        return values.n() == 0
                ? Reading.none(Status.NO_DATA, leftOut > 0 ? Reasons.NO_KNOWN_DURATION : Reasons.NO_DEALS)
                : of(values, Objects.requireNonNull(query.statistic())).ofMany();
    }

    private static Reading of(Histogram values, String statistic) {
        if (statistic.equals("mean")) {
            BigDecimal mean = Objects.requireNonNull(values.mean());
            return Reading.of(mean.round(MathContext.DECIMAL64), values.n(), values.meanInterval());
        }
        BigDecimal fraction = fraction(statistic);
        return Reading.of(
                Objects.requireNonNull(values.percentile(fraction)), values.n(), values.quantileInterval(fraction));
    }

    /** The fraction that a quantile among {@link #OF_DURATIONS} stands for. */
    public static BigDecimal fraction(String statistic) {
        return switch (statistic) {
            case "p75" -> new BigDecimal("0.75");
            case "p90" -> new BigDecimal("0.9");
            default -> new BigDecimal("0.5");
        };
    }
}
