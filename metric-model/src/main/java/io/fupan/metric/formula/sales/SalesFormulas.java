package io.fupan.metric.formula.sales;

import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.formula.Reasons;
import io.fupan.metric.formula.Status;
import io.fupan.metric.formula.Window;
import io.fupan.metric.statistics.Interval;
import io.fupan.metric.statistics.PriceVolumeMix;
import io.fupan.metric.statistics.Slope;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Metrics of what is sold. */
final class SalesFormulas {

    static final String REVENUE = "revenue";
    static final String UNITS = "units";
    static final String NEW_DEALS = "newDeals";

    private SalesFormulas() {}

    static Reading demandTrend(Window window, MetricQuery query) {
        Demand demand = Demand.of(window, measure(Objects.requireNonNull(query.variant())));
        Slope slope = demand.slope();
        long months = demand.months().stream().filter(Demand.Month::complete).count();
        if (slope == null) {
            return Reading.none(Status.NO_DATA, Reasons.TOO_FEW_MONTHS);
        }
        double mean = slope.mean();
        Reading reading = mean <= 0
                ? Reading.none(Status.UNDEFINED, Reasons.ZERO_DENOMINATOR)
                : Reading.of(BigDecimal.valueOf(slope.value() / mean), months, shareOf(slope.interval(), mean));
        return NEW_DEALS.equals(query.variant())
                ? reading
                : Sold.without(reading, window, window.period().from(), window.period().lastDay());
    }

    private static Interval shareOf(Interval interval, double mean) {
        return new Interval(interval.low() / mean, interval.high() / mean, interval.level());
    }

    static Function<Sold, Double> measure(String name) {
        return switch (name) {
            case UNITS -> sold -> sold.thousandths() / 1000.0;
            case NEW_DEALS -> sold -> (double) sold.created();
            default -> sold -> (double) sold.minorUnits();
        };
    }

    static Reading priceVolumeMix(Window window, MetricQuery query) {
        if (window.period().isAll()) {
            return Reading.none(Status.UNDEFINED, Reasons.NO_BEGINNING);
        }
        RevenueChange change = RevenueChange.of(window, window.period().previous());
        long part = part(change.parts(), Objects.requireNonNull(query.variant()));
        Reading total = Reading.total(window.money(part), change.products().size());
        for (Map.Entry<String, Long> notCounted : change.notCounted().entrySet()) {
            total = total.without(notCounted.getKey(), notCounted.getValue());
        }
        return total;
    }

    private static long part(PriceVolumeMix parts, String name) {
        return switch (name) {
            case "volume" -> parts.volume();
            case "mix" -> parts.mix();
            case "price" -> parts.price();
            case "fx" -> parts.fx();
            case RevenueChange.NEW -> parts.added();
            case RevenueChange.GONE -> parts.gone();
            default -> parts.change();
        };
    }

    static Reading priceRealisation(Window window, MetricQuery query) {
        Quantities sales = window.flow(Measures.SALES);
        Quantities deals = window.flow(Measures.DEALS);
        long list = sales.sum(Measures.LISTED + Measures.LIST);
        long counted = sales.sum(Measures.LISTED);
        long noList = Window.withAmount(deals, Measures.WON) - counted;
        Reading reading = list == 0
                ? Reading.none(Status.UNDEFINED, Reasons.ZERO_DENOMINATOR)
                : Reading.of(
                        BigDecimal.valueOf(sales.sum(Measures.LISTED + Measures.AMOUNT))
                                .divide(BigDecimal.valueOf(list), MathContext.DECIMAL64),
                        counted,
                        null);
        return Window.withoutAmounts(reading, deals, Measures.WON).without("noListPrice", noList);
    }
}
