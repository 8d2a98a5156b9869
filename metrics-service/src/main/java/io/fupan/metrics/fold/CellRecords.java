package io.fupan.metrics.fold;

import io.fupan.event.Event;
import io.fupan.event.cell.CellFact;
import io.fupan.event.json.Families;
import io.fupan.metric.cell.ScopeDay;
import java.time.Instant;
import java.util.TreeMap;

/** How cells and cuts are written. */
final class CellRecords {

    private static final String SOURCE = "/metrics";

    private CellRecords() {}

    static CellFact.Cell cell(ScopeDay where, int part, CellState state) {
        TreeMap<String, CellFact.Family> families = new TreeMap<>();
        state.families().forEach((name, quantities) ->
                families.put(name, new CellFact.Family(quantities.sums(), quantities.histograms())));
        return new CellFact.Cell(where.scope().toString(), where.day(), part, families);
    }

    static byte[] write(CellFact.Cell cell, long now) {
        return write(cell.key(), cell, now);
    }

    static byte[] write(CellFact.Cut cut, long now) {
        return write(cut.key(), cut, now);
    }

    private static byte[] write(String key, CellFact fact, long now) {
        Event<CellFact> event = new Event<>(
                key + '@' + now,
                SOURCE,
                Families.CELL.typeOf(fact.getClass()),
                key,
                Instant.ofEpochMilli(now),
                null,
                null,
                null,
                null,
                fact);
        return Families.CELL.write(event);
    }
}
