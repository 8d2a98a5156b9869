package io.fupan.metric.formula.quota;

import io.fupan.event.Money;
import io.fupan.event.reference.ReferenceFact.ForecastSubmitted;
import io.fupan.metric.cell.Exchange;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.formula.Reasons;
import io.fupan.metric.formula.Status;
import io.fupan.metric.formula.Window;
import io.fupan.metric.formula.deal.DealMetrics;
import io.fupan.metric.period.Period;
import io.fupan.metric.scope.Scope;
import io.fupan.metric.scope.ScopeKinds;
import io.fupan.metric.statistics.ForecastError;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Forecasts of bookings, frozen on a day of the period, against what was booked. They are those of the representatives
 * of the scope; if none of these had submitted one, of its teams; if none of these either, of the scope itself.
 */
final class Forecasts {

    static final String DAY = "day";
    private static final String COMMIT = "commit";

    private Forecasts() {}

    /** One less the weighted error: for one forecast 1 − |F − A| ÷ A. */
    static Reading accuracy(Window window, MetricQuery query) {
        return read(window, query, error -> {
            BigDecimal wape = error.wape();
            return wape == null ? null : BigDecimal.ONE.subtract(wape);
        });
    }

    static Reading bias(Window window, MetricQuery query) {
        return read(window, query, ForecastError::bias);
    }

    private static Reading read(
            Window window, MetricQuery query, Function<ForecastError, @Nullable BigDecimal> statistic) {
        LocalDate from = window.period().from();
        // Of a quarter up to today no forecast was made, but of the quarter.
        if (from == null || window.period().whole().isUnfinished()) {
            return Reading.none(Status.IMMATURE, Reasons.PERIOD_NOT_OVER);
        }
        int day = Integer.parseInt(Objects.requireNonNull(query.variant()).substring(DAY.length()));
        LocalDate frozen = from.plusDays(day - 1L);
        if (frozen.isAfter(window.period().to())) {
            return Reading.none(Status.NO_DATA, Reasons.NO_FORECAST);
        }
        return read(window, frozen, statistic);
    }

    private static Reading read(
            Window window, LocalDate frozen, Function<ForecastError, @Nullable BigDecimal> statistic) {
        List<Scope> scopes = foreseen(window, frozen);
        ForecastError error = ForecastError.NONE;
        long missing = 0;
        for (Scope scope : scopes) {
            BigDecimal forecast = amount(window, Objects.requireNonNull(latest(window, scope, frozen)));
            BigDecimal actual = DealMetrics.bookings(RepsAtQuota.about(window, scope)).value();
            missing += forecast == null || actual == null ? 1 : 0;
            error = forecast == null || actual == null ? error : error.plus(forecast, actual);
        }
        return reading(statistic.apply(error), scopes.size() - missing).without("notComparable", missing);
    }

    private static Reading reading(@Nullable BigDecimal value, long n) {
        if (n == 0) {
            return Reading.none(Status.NO_DATA, Reasons.NO_FORECAST);
        }
        return value == null
                ? Reading.none(Status.UNDEFINED, Reasons.ZERO_DENOMINATOR)
                : Reading.of(value, n, null);
    }

    private static List<Scope> foreseen(Window window, LocalDate frozen) {
        return Stream.of(RepsAtQuota.reps(window), teams(window), List.of(window.scope()))
                .map(scopes -> scopes.stream()
                        .filter(scope -> latest(window, scope, frozen) != null)
                        .toList())
                .filter(scopes -> !scopes.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static List<Scope> teams(Window window) {
        return RepsAtQuota.reps(window).stream()
                .map(rep -> window.reference().assignment(rep.name(), window.period().lastDay()))
                .filter(Objects::nonNull)
                .map(assignment -> Scope.of(ScopeKinds.TEAM, assignment.team()))
                .distinct()
                .filter(team -> !window.scope().kind().equals(ScopeKinds.REP))
                .toList();
    }

    /** What was last said of a scope by the evening of a day; of two of one day, by the last in the alphabet. */
    private static @Nullable ForecastSubmitted latest(Window window, Scope scope, LocalDate frozen) {
        return window.reference().forecasts().stream()
                .filter(forecast -> forecast.scope().equals(scope.toString()))
                .filter(forecast -> forecast.metric().equals(Attainment.METRIC) && forecast.category().equals(COMMIT))
                .filter(forecast -> !forecast.submittedOn().isAfter(frozen))
                .filter(forecast -> isFor(window, forecast.period()))
                .max(Comparator.comparing(ForecastSubmitted::submittedOn).thenComparing(ForecastSubmitted::by))
                .orElse(null);
    }

    private static boolean isFor(Window window, String text) {
        try {
            Period period = window.period().beside(text, window.reference().calendars());
            return Objects.equals(period.from(), window.period().from())
                    && period.to().equals(window.period().to());
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static @Nullable BigDecimal amount(Window window, ForecastSubmitted forecast) {
        Money money = forecast.amount();
        LocalDate from = Objects.requireNonNull(window.period().from());
        return money == null
                ? null
                : new Exchange(window.reference().rates(), window.currency())
                        .planned(money, from, window.period().to());
    }
}
