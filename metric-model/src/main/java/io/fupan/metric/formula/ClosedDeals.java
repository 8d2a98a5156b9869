package io.fupan.metric.formula;

import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Quantities;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The deals closed in a period that rates of won to closed ones rest on.
 *
 * @param lost less those that were none to win
 * @param closedBeforeCreated left out, won and lost
 * @param disqualified losses left out because of their reason, by reason
 */
public record ClosedDeals(long won, long lost, long closedBeforeCreated, SortedMap<String, Long> disqualified) {

    /** Copies the reasons. */
    public ClosedDeals {
        disqualified = Collections.unmodifiableSortedMap(new TreeMap<>(disqualified));
    }

    /** Those of a period, from its cells of {@link Measures#DEALS}. */
    public static ClosedDeals of(Quantities deals) {
        String prefix = Measures.at(Measures.DISQUALIFIED, "");
        TreeMap<String, Long> disqualified = new TreeMap<>();
        deals.sumsOf(prefix).forEach(measure -> disqualified.put(measure.substring(prefix.length()), deals.sum(measure)));
        long wonBefore = deals.sum(Measures.WON + Measures.CLOSED_BEFORE_CREATED);
        long lostBefore = deals.sum(Measures.LOST + Measures.CLOSED_BEFORE_CREATED);
        return new ClosedDeals(
                deals.sum(Measures.WON) - wonBefore,
                deals.sum(Measures.LOST) - lostBefore
                        - disqualified.values().stream().mapToLong(Long::longValue).sum(),
                wonBefore + lostBefore,
                disqualified);
    }

    /** Won and lost. */
    public long all() {
        return won + lost;
    }

    /** Says in a reading how many were left out. */
    public Reading leftOutOf(Reading reading) {
        Reading result = reading.without("closedBeforeCreated", closedBeforeCreated);
        for (Map.Entry<String, Long> each : disqualified.entrySet()) {
            result = result.without("disqualified:" + each.getKey(), each.getValue());
        }
        return result;
    }
}
