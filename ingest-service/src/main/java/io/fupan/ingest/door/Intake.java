package io.fupan.ingest.door;

import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.delivery.Sender;
import io.fupan.ingest.fetch.Fetches;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.item.Recorded;
import io.fupan.ingest.lane.Turns;
import io.fupan.ingest.log.Outgoing;
import io.fupan.ingest.log.Outlet;
import io.fupan.ingest.quarantine.Quarantine;
import io.fupan.ingest.receipt.Receipts;
import io.fupan.service.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/** Makes a delivery safe: events, receipt and refused items; only then is there an answer. */
final class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final Outlet outlet;
    private final Turns turns;
    private final IngestMeters.Door meters;

    Intake(Outlet outlet, Turns turns, IngestMeters.Door meters) {
        this.outlet = outlet;
        this.turns = turns;
        this.meters = meters;
    }

    /**
     * Takes a delivery in.
     *
     * @param deliveryKey what the sender calls it; without a name its digest stands for it
     * @param headers names of the headers its receipt keeps
     * @throws Problem 503 if it could not be made safe
     */
    Acceptance take(
            Sender sender,
            Delivery delivery,
            @Nullable String deliveryKey,
            List<String> headers,
            Contents contents) {
        String key = deliveryKey == null ? delivery.sha256() : deliveryKey;
        List<Outgoing> records = records(sender, delivery, key, headers, contents);
        try (Turns.Turn _ = turns.take(sender.source())) {
            outlet.write(records);
        }
        meters.items(contents);
        Acceptance acceptance = Acceptance.of(delivery.receipt(), contents);
        if (acceptance.refused() > 0) {
            LOG.atInfo()
                    .addKeyValue("connection", sender.source())
                    .addKeyValue("receipt", acceptance.receipt())
                    .addKeyValue("refused", acceptance.refused())
                    .addKeyValue("reason", acceptance.items().getFirst().reason())
                    .log("items went to the quarantine");
        }
        return acceptance;
    }

    /**
     * Tells a sender that can do something about it that nothing of what it sent was of use.
     *
     * @throws Problem 400, 413 or 422 if no item was accepted
     */
    static Acceptance requireUseful(Acceptance acceptance, boolean batch) {
        if (acceptance.useless()) {
            throw batch ? noneAccepted(acceptance) : refused(acceptance);
        }
        return acceptance;
    }

    private static List<Outgoing> records(
            Sender sender, Delivery delivery, String key, List<String> headers, Contents contents) {
        List<Outgoing> records = new ArrayList<>(contents.items().size() + 1);
        for (Recorded each : contents.events()) {
            records.add(new Outgoing(each.topic(), each.key(), each.value()));
        }
        records.addAll(Receipts.of(sender, delivery, key, headers, contents));
        records.addAll(Quarantine.of(sender, delivery, key, contents));
        records.addAll(Fetches.of(sender, delivery, key, contents));
        return records;
    }

    private static Problem refused(Acceptance acceptance) {
        Acceptance.Answer item = acceptance.items().getFirst();
        HttpStatus status =
                item.reason().equals("EVENT_TOO_LARGE") ? HttpStatus.CONTENT_TOO_LARGE : HttpStatus.BAD_REQUEST;
        return Problem.of(status, "invalid-event", item.detail())
                .at(item.field())
                .because(item.reason())
                .with("receipt", acceptance.receipt());
    }

    private static Problem noneAccepted(Acceptance acceptance) {
        return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "no-event-accepted", "No event of the batch is valid.")
                .with("receipt", acceptance.receipt())
                .with("received", acceptance.received())
                .with("accepted", 0)
                .with("refused", acceptance.refused())
                .with("items", acceptance.items())
                .with("links", acceptance.links());
    }
}
