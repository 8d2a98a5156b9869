package io.fupan.ingest.receipt;

import io.fupan.event.Rejected;
import io.fupan.event.topic.Topics;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.delivery.Sender;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.log.Envelope;
import io.fupan.ingest.log.Outgoing;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes the receipt of a delivery; a large one takes several records, because a record has a largest size. */
public final class Receipts {

    private static final String TYPE = "ingest.receipt";

    private Receipts() {}

    /** The records of a delivery's receipt, all under the same key, in order. */
    public static List<Outgoing> of(Sender sender, Delivery delivery, String deliveryKey, List<String> headers, Contents contents) {
        Body body = Body.of(delivery);
        List<Part> parts = Part.split(
                contents.events().stream().map(event -> event.source() + '#' + event.id()).toList(), body.text());
        boolean asItIs = parts.size() == 1 && delivery.isJson();
        List<Outgoing> records = new ArrayList<>(parts.size());
        for (int number = 1; number <= parts.size(); number++) {
            Part part = parts.get(number - 1);
            Receipt receipt = new Receipt(
                    sender.door(),
                    sender.system(),
                    sender.connection(),
                    sender.adapter(),
                    deliveryKey,
                    delivery.event(),
                    delivery.contentType(),
                    kept(delivery, headers),
                    delivery.body().length,
                    delivery.sha256(),
                    contents.refused(),
                    number,
                    parts.size(),
                    asItIs ? Receipt.JSON : body.encoding(),
                    part.events(),
                    asItIs ? null : parts.size() == 1 ? body.whole() : Text.of(part.body()));
            String id = number == 1 ? delivery.receipt() : delivery.receipt() + '/' + number;
            byte[] value = Envelope.of(
                            TYPE, id, sender.source(), sender.connection(), delivery.receivedAt(), receipt)
                    .bytes();
            records.add(new Outgoing(
                    Topics.RECEIPTS,
                    sender.keyOf(deliveryKey),
                    asItIs ? JsonBody.put(value, delivery.body()) : value));
        }
        return records;
    }

    private static Map<String, String> kept(Delivery delivery, List<String> names) {
        Map<String, String> kept = new TreeMap<>();
        for (String name : names) {
            String value = delivery.header(name);
            if (value != null) {
                kept.put(name, value);
            }
        }
        return kept;
    }

    /** A body as JSON can hold it. */
    private record Body(String encoding, String text, Text whole) {

        static Body of(Delivery delivery) {
            try {
                return new Body(Receipt.UTF_8, delivery.text(), new Text(delivery.body()));
            } catch (Rejected e) {
                String base64 = Base64.getEncoder().encodeToString(delivery.body());
                return new Body(Receipt.BASE64, base64, Text.of(base64));
            }
        }
    }
}
