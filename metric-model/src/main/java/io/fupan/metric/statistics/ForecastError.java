package io.fupan.metric.statistics;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * How far forecasts were off, added up over what was forecast: the weighted absolute percentage error, which unlike a
 * mean of percentages stands an actual of nothing, and the bias.
 */
public record ForecastError(BigDecimal absolute, BigDecimal signed, BigDecimal actual) {

    /** Of nothing. */
    public static final ForecastError NONE = new ForecastError(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    /** With one more forecast and what came of it. */
    public ForecastError plus(BigDecimal forecast, BigDecimal came) {
        BigDecimal off = forecast.subtract(came);
        return new ForecastError(absolute.add(off.abs()), signed.add(off), actual.add(came));
    }

    /** Σ|F − A| ÷ ΣA; {@code null} if nothing came. */
    public @Nullable BigDecimal wape() {
        return ratio(absolute);
    }

    /** Σ(F − A) ÷ ΣA: above 0 for forecasts too high, below for too low; {@code null} if nothing came. */
    public @Nullable BigDecimal bias() {
        return ratio(signed);
    }

    private @Nullable BigDecimal ratio(BigDecimal part) {
        return actual.signum() == 0 ? null : part.divide(actual, MathContext.DECIMAL64);
    }
}
