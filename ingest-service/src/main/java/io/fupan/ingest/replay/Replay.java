package io.fupan.ingest.replay;

import io.fupan.ingest.connection.Connections;
import io.fupan.ingest.crm.CrmAdapter;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.delivery.Sender;
import io.fupan.ingest.fetch.Fetches;
import io.fupan.ingest.item.CloudEventsBody;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.item.Item;
import io.fupan.ingest.item.Recorded;
import io.fupan.ingest.log.Outgoing;
import io.fupan.ingest.log.Outlet;
import io.fupan.ingest.quarantine.Quarantine;
import io.fupan.ingest.quarantine.QuarantineView;
import io.fupan.ingest.quarantine.Quarantined;
import io.fupan.ingest.quarantine.Replayed;
import io.fupan.ingest.receipt.ReceiptArchive;
import io.fupan.ingest.receipt.StoredReceipt;
import io.fupan.service.problem.Problem;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a delivery again, from its receipt, by today's code and mapping. All of its events are published, also those
 * that were accepted the first time: they have the same ids, so nothing counts twice.
 */
final class Replay {

    private final ReceiptArchive archive;
    private final Connections connections;
    private final QuarantineView quarantine;
    private final Outlet log;
    private final InstantSource clock;

    Replay(
            ReceiptArchive archive,
            Connections connections,
            QuarantineView quarantine,
            Outlet log,
            InstantSource clock) {
        this.archive = archive;
        this.connections = connections;
        this.quarantine = quarantine;
        this.log = log;
        this.clock = clock;
    }

    private record Reading(int version, Contents contents) {}

    /**
     * Reads a delivery again.
     *
     * @param receipt of the delivery
     * @param by who asked for it
     * @return what became of each of its refused items
     * @throws Problem 404 or 410 if the receipt is not there, 404 if the connection is not there any more, 503 if the
     *     log is away
     */
    List<Replayed> replay(String receipt, String by) {
        StoredReceipt stored = archive.find(receipt);
        Delivery delivery = stored.delivery();
        Reading reading = read(stored, delivery);
        Sender sender = new Sender(stored.door(), stored.system(), stored.connection(), reading.version());
        List<Quarantined> items = quarantine.ofReceipt(receipt);
        List<Replayed> outcomes = items.stream()
                .map(item -> outcome(item, receipt, reading, by))
                .toList();
        log.write(records(sender, stored.deliveryKey(), delivery, reading.contents(), items, outcomes));
        return outcomes;
    }

    private Reading read(StoredReceipt stored, Delivery delivery) {
        if (stored.door().equals(Sender.API) && stored.system().equals(CloudEventsBody.SYSTEM)) {
            return new Reading(CloudEventsBody.VERSION, CloudEventsBody.read(delivery));
        }
        if (!stored.door().equals(Sender.WEBHOOK)) {
            throw Problem.conflict("not-replayable", "Whoever stated or uploaded it was told what is wrong; send it anew.");
        }
        CrmAdapter adapter = connections.reader(stored.system(), stored.connection());
        return new Reading(adapter.version(), adapter.read(delivery));
    }

    private List<Outgoing> records(
            Sender sender,
            String deliveryKey,
            Delivery delivery,
            Contents contents,
            List<Quarantined> items,
            List<Replayed> outcomes) {
        Instant now = clock.instant();
        List<Outgoing> records = new ArrayList<>();
        for (Recorded each : contents.events()) {
            records.add(new Outgoing(each.topic(), each.key(), each.value()));
        }
        records.addAll(Quarantine.of(sender, delivery, deliveryKey, contents));
        records.addAll(Fetches.of(sender, delivery, deliveryKey, contents, now, index -> refusal(items, index)));
        outcomes.forEach(each -> records.add(each.record(sender, deliveryKey, now)));
        return records;
    }

    private static @Nullable String refusal(List<Quarantined> items, int index) {
        for (Quarantined item : items) {
            if (item.index() != null && item.index() == index) {
                return item.id();
            }
        }
        return null;
    }

    /** An item that is not there any more was understood to be part of others, or of none. */
    private static Replayed outcome(Quarantined item, String receipt, Reading reading, String by) {
        List<Item> items = reading.contents().items();
        Integer index = item.index();
        Item now = index == null || index >= items.size() ? new Item.Ignored("NOT_THERE_ANY_MORE") : items.get(index);
        return switch (now) {
            case Item.Accepted accepted -> of(item, receipt, Replayed.REPLAYED, null, null, reading, by);
            case Item.Thin thin -> of(item, receipt, Replayed.PENDING, null, null, reading, by);
            case Item.Ignored(String reason) -> of(item, receipt, Replayed.IGNORED, reason, null, reading, by);
            case Item.Refused refused ->
                of(item, receipt, Replayed.REFUSED, refused.reason(), refused.detail(), reading, by);
        };
    }

    private static Replayed of(
            Quarantined item,
            String receipt,
            String outcome,
            @Nullable String reason,
            @Nullable String detail,
            Reading reading,
            String by) {
        return new Replayed(item.id(), receipt, outcome, reason, detail, reading.version(), by);
    }
}
