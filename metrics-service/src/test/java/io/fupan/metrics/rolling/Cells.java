package io.fupan.metrics.rolling;

import io.fupan.event.cell.CellFact.Cell;
import io.fupan.event.cell.CellFact.Family;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Cells for tests. */
public final class Cells {

    private Cells() {}

    /** Deals won and lost on a day, of part 0; won ones bring ten units of money each. */
    public static Cell closed(String scope, LocalDate day, long won, long lost) {
        TreeMap<String, Long> sums = new TreeMap<>(Map.of("won", won, "lost", lost, "won.amount", 1000 * won));
        sums.values().removeIf(sum -> sum == 0);
        return new Cell(scope, day, 0, new TreeMap<>(Map.of("deals", new Family(sums, Collections.emptySortedMap()))));
    }

    /** One sum of a family on a day, of part 0. */
    public static Cell of(String scope, LocalDate day, String family, String measure, long sum) {
        TreeMap<String, Long> sums = new TreeMap<>(Map.of(measure, sum));
        return new Cell(scope, day, 0, new TreeMap<>(Map.of(family, new Family(sums, Collections.emptySortedMap()))));
    }

    /** A day on which nothing is left. */
    public static Cell empty(String scope, LocalDate day) {
        return new Cell(scope, day, 0, new TreeMap<>());
    }
}
