package io.fupan.metric.leaderboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fupan.metric.catalogue.Figure;
import io.fupan.metric.catalogue.MetricValue;
import io.fupan.metric.catalogue.Ranking;
import io.fupan.metric.formula.MetricDefinition;
import io.fupan.metric.statistics.Proportions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The scopes of a kind, best first (the least where less is better), in bands: within a band the intervals overlap that of
 * its best, so nobody is ahead of anybody.
 *
 * @param prior the rate of all together, which small rates are drawn towards; absent if the metric is no rate
 * @param weight how many cases the prior weighs as much as
 * @param entries those without a value last, in no band
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Leaderboard(
        String metric, String kind, MetricValue.PeriodRef period, @Nullable Figure prior, int weight, List<Entry> entries) {

    /** So many cases of the prior are added to those of each scope. */
    public static final int WEIGHT = Proportions.PRIOR_CASES;

    /**
     * One scope.
     *
     * @param band 1 is the best; equal bands cannot be told apart
     * @param shrunk the rate drawn towards that of all, by which small scopes are placed
     * @param value with its n, interval and warnings
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Entry(@Nullable Integer band, @Nullable Figure shrunk, MetricValue value) {}

    /** Copies the entries. */
    public Leaderboard {
        entries = List.copyOf(entries);
    }

    /**
     * Puts the values of a ranking in bands.
     *
     * @param definition of the ranking's metric, which says whether less is better
     * @param prior the rate of all scopes together; {@code null} if the metric is no share of a whole
     */
    public static Leaderboard of(Ranking ranking, MetricDefinition definition, @Nullable Figure prior) {
        Comparator<BigDecimal> best =
                definition.lessIsBetter() ? Comparator.naturalOrder() : Comparator.reverseOrder();
        List<Entry> placed = ranking.values().stream()
                .map(value -> new Entry(null, shrunk(value, prior), value))
                .sorted(Comparator.comparing(Leaderboard::standing, Comparator.nullsLast(best))
                        .thenComparing(entry -> entry.value().scope()))
                .toList();
        return new Leaderboard(ranking.metric(), ranking.kind(), ranking.period(), prior, WEIGHT, banded(placed));
    }

    private static @Nullable BigDecimal standing(Entry entry) {
        Figure figure = entry.shrunk() != null ? entry.shrunk() : entry.value().value();
        return figure == null ? null : figure.number();
    }

    private static @Nullable Figure shrunk(MetricValue value, @Nullable Figure prior) {
        if (value.value() == null || prior == null) {
            return null;
        }
        double cases = value.n();
        double drawn = (value.value().asDouble() * cases + WEIGHT * prior.asDouble()) / (cases + WEIGHT);
        return Figure.number(BigDecimal.valueOf(drawn));
    }

    /** A band begins with its best scope, and ends where an interval no longer reaches that of the best. */
    private static List<Entry> banded(List<Entry> placed) {
        List<Entry> banded = new ArrayList<>();
        int band = 0;
        Entry best = null;
        for (Entry entry : placed) {
            if (entry.value().value() == null) {
                banded.add(entry);
                continue;
            }
            if (best == null || !overlap(best.value(), entry.value())) {
                best = entry;
                band++;
            }
            banded.add(new Entry(band, entry.shrunk(), entry.value()));
        }
        return banded;
    }

    private static boolean overlap(MetricValue best, MetricValue other) {
        return low(best).compareTo(high(other)) <= 0 && low(other).compareTo(high(best)) <= 0;
    }

    /** Without an interval the value itself is all there is to compare. */
    private static BigDecimal low(MetricValue value) {
        return value.interval() == null ? number(value) : value.interval().low().number();
    }

    private static BigDecimal high(MetricValue value) {
        return value.interval() == null ? number(value) : value.interval().high().number();
    }

    private static BigDecimal number(MetricValue value) {
        return value.value() == null ? BigDecimal.ZERO : value.value().number();
    }
}
