package io.fupan.metric.formula.sales;

import io.fupan.metric.formula.Window;
import io.fupan.metric.period.Days;
import io.fupan.metric.statistics.Seasonality;
import io.fupan.metric.statistics.Slope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The demand for something month by month, and what can be said of its course. Only complete months are compared.
 *
 * @param months in order
 * @param monthOnMonth the last complete month against the one before (环比)
 * @param quarterOnQuarter the last three complete months against the three before
 * @param yearOnYear the last complete month against the same month a year earlier (同比)
 * @param seasonality from January; {@code null} with fewer than 24 complete months
 * @param slope per month, without the season if there is an estimate of it; {@code null} with fewer than three months
 */
public record Demand(
        List<Month> months,
        Change monthOnMonth,
        Change quarterOnQuarter,
        Change yearOnYear,
        @Nullable Seasonality seasonality,
        @Nullable Slope slope) {

    /**
     * One month.
     *
     * @param complete whether all of its days are in the period and over
     * @param average of this month and the two before, in the measure asked for; {@code null} for the first two
     */
    public record Month(LocalDate month, Sold sold, boolean complete, @Nullable Double average) {}

    /** Two runs of months compared; both {@code null} if there are not as many. */
    public record Change(@Nullable Double before, @Nullable Double now) {}

    /** Copies the months. */
    public Demand {
        months = List.copyOf(months);
    }

    /** The demand in a window, by what {@code measure} makes of a month. */
    public static Demand of(Window window, Function<Sold, Double> measure) {
        List<Days> runs = Months.of(window);
        List<Sold> sold = runs.stream().map(run -> Sold.total(window, run.from(), run.to())).toList();
        return of(window, runs, sold, measure);
    }

    static Demand of(Window window, List<Days> runs, List<Sold> sold, Function<Sold, Double> measure) {
        List<Double> values = sold.stream().map(measure).toList();
        List<Month> months = new ArrayList<>();
        List<Double> complete = new ArrayList<>();
        LocalDate first = null;
        for (int at = 0; at < runs.size(); at++) {
            boolean whole = Months.isComplete(runs.get(at), window.period());
            months.add(new Month(runs.get(at).from(), sold.get(at), whole, average(values, at)));
            if (whole) {
                first = first == null ? runs.get(at).from() : first;
                complete.add(values.get(at));
            }
        }
        Seasonality season = Seasonality.of(complete);
        List<Double> rest = season == null ? complete : season.removedFrom(complete);
        return new Demand(
                months, change(complete, 1, 1), change(complete, 3, 3), change(complete, 1, Seasonality.YEAR),
                season == null || first == null ? null : fromJanuary(season, first),
                rest == null ? null : Slope.of(rest));
    }

    private static @Nullable Double average(List<Double> values, int at) {
        return at < 2 ? null : (values.get(at) + values.get(at - 1) + values.get(at - 2)) / 3;
    }

    private static Change change(List<Double> values, int length, int back) {
        int end = values.size();
        return end < length + back
                ? new Change(null, null)
                : new Change(sum(values, end - back - length, end - back), sum(values, end - length, end));
    }

    private static double sum(List<Double> values, int from, int to) {
        return values.subList(from, to).stream().mapToDouble(Double::doubleValue).sum();
    }

    private static Seasonality fromJanuary(Seasonality season, LocalDate first) {
        List<Double> indices = new ArrayList<>();
        for (int month = 1; month <= Seasonality.YEAR; month++) {
            indices.add(season.indices().get(Math.floorMod(month - first.getMonthValue(), Seasonality.YEAR)));
        }
        return new Seasonality(indices);
    }
}
