package io.fupan.ingest.imports;

import io.fupan.ingest.imports.ImportState.Tally;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counts what comes in by files, as the other doors count, with {@code door} {@code import}: a delivery is a chunk of
 * rows, which has one receipt, and an event is a row. Rows of dry runs are not counted.
 *
 * <p>Key relationships, true whenever no chunk is under way:
 *
 * <pre>
 * ingest.deliveries.received = ingest.deliveries.accepted + ingest.deliveries.refused + ingest.deliveries.unavailable
 * ingest.events.received     = ingest.events.accepted + ingest.events.ignored + ingest.events.quarantined
 * </pre>
 *
 * <p>Refused rows count as quarantined; they are in the import's own file of refused rows. Ignored ones are unchanged.
 */
final class ImportMeters {

    private static final String[] DOOR = {"door", "import"};

    private final Counter received;
    private final Counter accepted;
    private final Counter refused;
    private final Counter unavailable;
    private final Counter rowsReceived;
    private final Counter rowsAccepted;
    private final Counter rowsUnchanged;
    private final Counter rowsRefused;
    private final DistributionSummary size;

    ImportMeters(MeterRegistry registry) {
        this.received = registry.counter("ingest.deliveries.received", DOOR);
        this.accepted = registry.counter("ingest.deliveries.accepted", DOOR);
        this.refused = registry.counter("ingest.deliveries.refused", DOOR);
        this.unavailable = registry.counter("ingest.deliveries.unavailable", DOOR);
        this.rowsReceived = registry.counter("ingest.events.received", DOOR);
        this.rowsAccepted = registry.counter("ingest.events.accepted", DOOR);
        this.rowsUnchanged =
                registry.counter("ingest.events.ignored", "door", "import", "reason", "UNCHANGED");
        this.rowsRefused = registry.counter("ingest.events.quarantined", DOOR);
        this.size = registry.summary("ingest.delivery.events", DOOR);
    }

    /** The log was away; the same rows come again. */
    void unavailable() {
        received.increment();
        unavailable.increment();
    }

    /** The rows cannot be taken in, now or later. */
    void refused() {
        received.increment();
        refused.increment();
    }

    /** The rows are safe. */
    void took(Tally rows) {
        long all = rows.accepted() + rows.unchanged() + rows.refused();
        received.increment();
        accepted.increment();
        size.record(all);
        rowsReceived.increment(all);
        rowsAccepted.increment(rows.accepted());
        rowsUnchanged.increment(rows.unchanged());
        rowsRefused.increment(rows.refused());
    }
}
