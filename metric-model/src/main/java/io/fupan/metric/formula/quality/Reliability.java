package io.fupan.metric.formula.quality;

import io.fupan.metric.cell.DayKey;
import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.formula.Window;
import io.fupan.metric.statistics.Histogram;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * How far the data of a scope and period can be relied on, part by part: complete, punctual, recent, and not revised.
 *
 * @param score the mean of the parts that can be measured, 0 to 100; {@code null} if none can
 */
public record Reliability(@Nullable Double score, List<Part> parts) {

    private static final BigDecimal P90 = new BigDecimal("0.9");
    private static final double DAY = 24;
    private static final double MONTH = 30 * DAY;
    private static final double WEEK = 7;
    private static final double WEEK_AND_MONTH = 37;

    /**
     * One part.
     *
     * @param name {@code amount}, {@code expectedClose}, {@code owner}, {@code lossReason}, {@code stages},
     *     {@code nextStep}, {@code lateness}, {@code freshness} or {@code revision}
     * @param score 0 to 100; {@code null} if it cannot be measured
     * @param measured what the score is made from: a share of complete deals, hours, days, or a share of money
     * @param n how many deals or events it rests on
     */
    public record Part(String name, @Nullable Double score, @Nullable Double measured, long n) {}

    /** Copies the parts. */
    public Reliability {
        parts = List.copyOf(parts);
    }

    /** The reliability of what is in a window. */
    public static Reliability of(Window window) {
        Quantities deals = window.flow(Measures.DEALS);
        Quantities quality = window.flow(Measures.QUALITY);
        long closed = deals.sum(Measures.WON) + deals.sum(Measures.LOST);
        long lost = deals.sum(Measures.LOST);
        long noReason = window.flow(Measures.LOSSES).sum(Measures.at(Measures.LOST, ""));
        List<Part> parts = new ArrayList<>();
        parts.add(amount(window, deals, closed));
        parts.add(expectedClose(window));
        parts.add(complete("owner", closed, quality.sum(Measures.NO_OWNER)));
        parts.add(complete("lossReason", lost, noReason));
        parts.add(complete("stages", closed, quality.sum(Measures.NO_STAGES)));
        parts.add(new Part("nextStep", null, null, 0));
        parts.add(lateness(quality));
        parts.add(freshness(window));
        parts.add(revision(deals, quality));
        OptionalDouble mean = parts.stream()
                .map(Part::score)
                .filter(java.util.Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .average();
        return new Reliability(mean.isPresent() ? mean.getAsDouble() : null, parts);
    }

    private static Part amount(Window window, Quantities deals, long closed) {
        Quantities stock = window.stock(Measures.PIPELINE);
        long missing = deals.sum(Measures.WON + Measures.NO_AMOUNT)
                + deals.sum(Measures.LOST + Measures.NO_AMOUNT)
                + stock.sum(Measures.OPEN + Measures.NO_AMOUNT);
        return complete("amount", closed + stock.sum(Measures.OPEN), missing);
    }

    private static Part expectedClose(Window window) {
        Histogram open = window.stock(Measures.EXPECTED).values(Measures.OPEN);
        return complete("expectedClose", open.n(), open.count(pair -> DayKey.second(pair) == DayKey.NONE));
    }

    private static Part complete(String name, long all, long missing) {
        double share = all == 0 ? 0 : (double) (all - missing) / all;
        return all == 0 ? new Part(name, null, null, 0) : new Part(name, 100 * share, share, all);
    }

    /** Full for nine of ten events within a day, nothing from a month on. */
    private static Part lateness(Quantities quality) {
        Histogram hours = Window.histogram(quality, Measures.LATENESS);
        BigDecimal p90 = hours.percentile(P90);
        return p90 == null
                ? new Part("lateness", null, null, 0)
                : new Part("lateness", falling(p90.doubleValue(), DAY, MONTH), p90.doubleValue(), hours.n());
    }

    /** Full for an event within the last week, nothing from a month after that on. */
    private static Part freshness(Window window) {
        LocalDate last = window.period().lastDay();
        LocalDate latest = latest(window, last);
        if (latest == null) {
            return new Part("freshness", null, null, 0);
        }
        double days = ChronoUnit.DAYS.between(latest, last);
        return new Part("freshness", falling(days, WEEK, WEEK_AND_MONTH), days, 1);
    }

    private static @Nullable LocalDate latest(Window window, LocalDate last) {
        // Most scopes have an event within the last months; only else all days are looked at.
        LocalDate near = last.minusDays(120);
        LocalDate latest = latestEvent(window.cells().days(window.scope(), Measures.QUALITY, near, last));
        return latest == null
                ? latestEvent(window.cells().days(window.scope(), Measures.QUALITY, null, last))
                : latest;
    }

    /** What is missing of a close counts for its competitors and reason too, the events of the deal do not. */
    private static @Nullable LocalDate latestEvent(SortedMap<LocalDate, Quantities> days) {
        return days.reversed().entrySet().stream()
                .filter(day -> day.getValue().values(Measures.LATENESS).n() > 0
                        || day.getValue().sum(Measures.LATENESS_UNKNOWN) > 0)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** Money of wins that was revised since, as a share of what was booked at the time. */
    private static Part revision(Quantities deals, Quantities quality) {
        double reported = (double) deals.sum(Measures.WON + Measures.AMOUNT) - quality.sum(Measures.REVISED + Measures.MORE);
        if (reported <= 0) {
            return new Part("revision", null, null, 0);
        }
        double rate = quality.sum(Measures.REVISED + Measures.AMOUNT) / reported;
        return new Part("revision", 100 * Math.max(0, 1 - rate), rate, deals.sum(Measures.WON));
    }

    private static double falling(double value, double full, double nothing) {
        return 100 * Math.clamp((nothing - value) / (nothing - full), 0, 1);
    }
}
