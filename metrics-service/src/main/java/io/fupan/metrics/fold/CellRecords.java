package io.fupan.metrics.fold;

import io.fupan.event.Event;
import io.fupan.event.cell.CellFact;
import io.fupan.event.json.Families;
import io.fupan.metric.cell.CellKey;
import io.fupan.metric.cell.Quantities;
import java.time.Instant;

/** How cells and cuts are written. */
final class CellRecords {

    private static final String SOURCE = "/metrics";

    private CellRecords() {}

    static CellFact.Cell cell(CellKey key, int part, Quantities quantities) {
        return new CellFact.Cell(
                key.scope().toString(), key.family(), key.day(), part, quantities.sums(), quantities.histograms());
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
