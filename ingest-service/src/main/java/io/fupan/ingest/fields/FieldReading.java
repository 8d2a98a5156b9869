package io.fupan.ingest.fields;

import io.fupan.event.Rejected;
import io.fupan.ingest.body.JsonObject;
import io.fupan.ingest.change.Translation;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.item.Item;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one kind of message whose fields only the customer knows. */
public final class FieldReading {

    private final FieldMap fields;

    private FieldReading(FieldMap fields) {
        this.fields = fields;
    }

    /**
     * A reading by settings: {@code field.<our name>}, {@code times} and {@code nothing}.
     *
     * @throws IllegalArgumentException if the pattern of times is none
     */
    public static FieldReading of(Map<String, String> settings) {
        return new FieldReading(FieldMap.of(settings));
    }

    /**
     * The deal that a message shows.
     *
     * @param happened what, for example {@code won}; {@code null} if a field {@code event} says it, or nothing does
     * @param index its place in the delivery, from 0
     * @throws Rejected if it shows none, or a value is none that its field can have
     */
    public Item read(
            JsonObject message, @Nullable String happened, Delivery delivery, int index, Translation translation) {
        return new FieldRecord(message, fields, happened, delivery, index, translation).read();
    }
}
