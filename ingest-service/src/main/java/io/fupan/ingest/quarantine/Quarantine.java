package io.fupan.ingest.quarantine;

import io.fupan.event.topic.Topics;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.delivery.Sender;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.item.Item;
import io.fupan.ingest.log.Envelope;
import io.fupan.ingest.log.Outgoing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Where refused items go. */
public final class Quarantine {

    static final String TYPE = "ingest.refused";

    private Quarantine() {}

    /** The records of a delivery's refused items; the same delivery sent again gives them the same ids. */
    public static List<Outgoing> of(Sender sender, Delivery delivery, String deliveryKey, Contents contents) {
        List<Outgoing> records = new ArrayList<>();
        for (int index = 0; index < contents.items().size(); index++) {
            if (contents.items().get(index) instanceof Item.Refused refused) {
                records.add(record(sender, delivery.receipt(), delivery.receivedAt(), deliveryKey, index, refused));
            }
        }
        return records;
    }

    /**
     * The record of one refused item.
     *
     * @param receipt the delivery it came in
     * @param receivedAt when that came
     * @param index its place there, from 0
     */
    public static Outgoing record(
            Sender sender,
            String receipt,
            Instant receivedAt,
            String deliveryKey,
            int index,
            Item.Refused refused) {
        String key = sender.keyOf(deliveryKey);
        Refusal refusal = refusal(sender, receipt, deliveryKey, index, refused);
        byte[] value = Envelope.of(
                        TYPE, idOf(key, index), sender.source(), sender.connection(), receivedAt, refusal)
                .bytes();
        return new Outgoing(Topics.QUARANTINE, key, value);
    }

    private static String idOf(String key, int index) {
        return UUID.nameUUIDFromBytes((key + '#' + index).getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static Refusal refusal(
            Sender sender, String receipt, String deliveryKey, int index, Item.Refused refused) {
        return new Refusal(
                sender.door(),
                sender.system(),
                sender.connection(),
                sender.adapter(),
                deliveryKey,
                receipt,
                index,
                refused.id(),
                refused.source(),
                refused.type(),
                refused.reason(),
                refused.field(),
                refused.detail(),
                refused.raw());
    }
}
