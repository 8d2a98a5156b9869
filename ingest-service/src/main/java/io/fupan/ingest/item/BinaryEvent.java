package io.fupan.ingest.item;

import io.fupan.event.Rejected;
import io.fupan.event.json.EventCodec;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.delivery.Slice;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One event in the binary mode of CloudEvents: the attributes are headers, the body is the data. */
final class BinaryEvent {

    private static final String PREFIX = "ce-";
    private static final String SPECVERSION = PREFIX + "specversion";

    private static final List<String> ATTRIBUTES = List.of(
            "specversion", "id", "source", "type", "subject", "time", "sequence", "recordedat", "provenance");

    /** The headers it is read from; none of them is secret. */
    static final List<String> HEADERS = ATTRIBUTES.stream().map(PREFIX::concat).toList();

    private BinaryEvent() {}

    static boolean isIn(Delivery delivery) {
        return delivery.header(SPECVERSION) != null && !Shape.isStructured(delivery.contentType());
    }

    /**
     * The event.
     *
     * @throws Rejected if the body is not JSON
     */
    static Contents read(Delivery delivery) {
        Shape.requireJson(delivery.contentType());
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        Rejected unreadable = null;
        for (String attribute : ATTRIBUTES) {
            try {
                put(event, attribute, delivery.header(PREFIX + attribute));
            } catch (Rejected e) {
                unreadable = e;
            }
        }
        JsonNode data = EventCodec.parse(delivery.body());
        event.set("data", data);
        return new Contents(false, List.of(admit(delivery, event, unreadable)));
    }

    /** In the quarantine the event stands in one piece, so that it can be corrected and sent again. */
    private static Item admit(Delivery delivery, ObjectNode event, @Nullable Rejected unreadable) {
        byte[] structured = event.toString().getBytes(StandardCharsets.UTF_8);
        Slice slice = new Slice(structured, 0, structured.length);
        return unreadable == null
                ? Admission.admit(delivery, event, slice)
                : Item.Refused.because(unreadable, null, null, null, slice.text());
    }

    private static void put(ObjectNode event, String attribute, @Nullable String header) {
        if (header != null) {
            event.put(attribute, HeaderText.decode(attribute, header));
        }
    }
}
