package io.fupan.metrics.market;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.fupan.metric.catalogue.Figure;
import io.fupan.metric.formula.Reasons;
import io.fupan.metric.formula.Window;
import io.fupan.metric.formula.sales.Demand;
import io.fupan.metric.formula.sales.DemandBy;
import io.fupan.metric.formula.sales.Sold;
import io.fupan.metric.statistics.Interval;
import io.fupan.metric.statistics.Seasonality;
import io.fupan.metric.statistics.Slope;
import io.fupan.metrics.window.Subject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The demand for everything of a kind, month by month.
 *
 * @param by what it is told apart by
 * @param measure what the changes, averages, season and slope are of
 */
record Trends(@JsonUnwrapped Subject subject, String by, String measure, List<Item> items) {

    /**
     * The demand for one thing.
     *
     * @param name empty if it is not known
     * @param bucket {@code continuing}, {@code new} or {@code discontinued}
     * @param seasonality index of each month from January, 1 for an average month
     * @param noSeasonality why there is no such estimate
     * @param slope from one month to the next, without the season where there is an estimate of it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            String name,
            String bucket,
            List<Month> months,
            Change monthOnMonth,
            Change quarterOnQuarter,
            Change yearOnYear,
            @Nullable List<Double> seasonality,
            @Nullable String noSeasonality,
            @Nullable Rise slope) {}

    /** One month; {@code average} is of this and the two months before, in the measure. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Month(
            String month, BigDecimal units, Figure revenue, long newDeals, boolean complete, @Nullable Figure average) {}

    /** A change as a fraction of the value before; {@code reason} says why there is none. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Change(@Nullable Figure before, @Nullable Figure now, @Nullable Double change, @Nullable String reason) {}

    /** How much more each month, with its interval, in the measure; and as a share of an average month. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Rise(Figure perMonth, Figure low, Figure high, double level, @Nullable Double shareOfMean) {}

    static Trends of(Window window, Subject subject, String by, String measure) {
        Writer writer = new Writer(window, measure.equals(DemandBy.MEASURES.getFirst()));
        return new Trends(
                subject, by, measure, DemandBy.of(window, by, measure).stream().map(writer::item).toList());
    }

    /** Writes numbers of a measure: money as money. */
    private record Writer(Window window, boolean money) {

        Item item(DemandBy each) {
            Demand demand = each.demand();
            Seasonality season = demand.seasonality();
            return new Item(
                    each.name(), each.bucket(), demand.months().stream().map(this::month).toList(),
                    change(demand.monthOnMonth()), change(demand.quarterOnQuarter()), change(demand.yearOnYear()),
                    season == null ? null : season.indices(),
                    season == null ? Reasons.TOO_FEW_MONTHS : null,
                    rise(demand.slope()));
        }

        private Month month(Demand.Month month) {
            Sold sold = month.sold();
            return new Month(
                    month(month.month()),
                    BigDecimal.valueOf(sold.thousandths(), 3).stripTrailingZeros(),
                    Figure.money(window.money(sold.minorUnits()), window.currency()),
                    sold.created(),
                    month.complete(),
                    figure(month.average()));
        }

        private static String month(LocalDate day) {
            return day.toString().substring(0, 7);
        }

        private Change change(Demand.Change change) {
            Double before = change.before();
            Double now = change.now();
            if (before == null || now == null) {
                return new Change(null, null, null, Reasons.NOT_COMPARABLE);
            }
            String reason = before == 0 ? Reasons.NO_BASE : before * now < 0 ? Reasons.SIGN_CHANGE : null;
            return new Change(
                    figure(before), figure(now), reason == null ? (now - before) / Math.abs(before) : null, reason);
        }

        private @Nullable Rise rise(@Nullable Slope slope) {
            if (slope == null) {
                return null;
            }
            Interval interval = slope.interval();
            return new Rise(
                    number(slope.value()), number(interval.low()), number(interval.high()), interval.level(),
                    slope.mean() > 0 ? slope.value() / slope.mean() : null);
        }

        private @Nullable Figure figure(@Nullable Double value) {
            return value == null ? null : number(value);
        }

        private Figure number(double value) {
            BigDecimal number = BigDecimal.valueOf(value);
            return money ? Figure.money(window.money(number), window.currency()) : Figure.number(number);
        }
    }
}
