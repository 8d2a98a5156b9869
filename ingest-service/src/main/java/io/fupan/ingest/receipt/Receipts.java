package io.fupan.ingest.receipt;

import io.fupan.event.topic.Topics;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.delivery.Sender;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.log.Envelope;
import io.fupan.ingest.log.Outgoing;
import java.util.ArrayList;
import java.util.List;

/** Makes the receipt of a delivery; a large one takes several records, because a record has a largest size. */
public final class Receipts {

    private static final String TYPE = "ingest.receipt";

    private Receipts() {}

    /** The records of a delivery's receipt, all under the same key, in order. */
    public static List<Outgoing> of(Sender sender, Delivery delivery, String deliveryKey, Contents contents) {
        List<Part> parts = Part.split(
                contents.events().stream().map(event -> event.source() + '#' + event.id()).toList(), delivery.text());
        List<Outgoing> records = new ArrayList<>(parts.size());
        for (int number = 1; number <= parts.size(); number++) {
            Part part = parts.get(number - 1);
            Receipt receipt = new Receipt(
                    sender.door(),
                    sender.system(),
                    sender.connection(),
                    sender.adapter(),
                    deliveryKey,
                    delivery.contentType(),
                    delivery.body().length,
                    delivery.sha256(),
                    contents.refused(),
                    number,
                    parts.size(),
                    part.events(),
                    part.body());
            String id = number == 1 ? delivery.receipt() : delivery.receipt() + '/' + number;
            byte[] value = Envelope.of(
                            TYPE, id, sender.source(), sender.connection(), delivery.receivedAt(), receipt)
                    .bytes();
            records.add(new Outgoing(Topics.RECEIPTS, sender.keyOf(deliveryKey), value));
        }
        return records;
    }
}
