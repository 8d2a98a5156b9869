package io.fupan.ingest.item;

import io.fupan.event.Rejected;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.delivery.Slice;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what was verified: what cannot be read is refused by itself, and neither holds up the rest nor the sender. */
public final class Reading {

    private Reading() {}

    /**
     * The contents, or one refused item for the whole body.
     *
     * @param reading may throw {@link Rejected}
     */
    public static Contents body(Delivery delivery, Supplier<Contents> reading) {
        try {
            return reading.get();
        } catch (Rejected e) {
            String raw = Slice.whole(delivery.body()).text();
            return new Contents(false, List.of(Item.Refused.because(e, null, null, null, raw)));
        }
    }

    /**
     * The items that one thing in a delivery comes to, or one refused item for it.
     *
     * @param type what the sender calls what happened, if that is known
     * @param reading may throw {@link Rejected}
     * @param raw the thing as it came
     */
    public static List<Item> items(@Nullable String type, Supplier<List<Item>> reading, Supplier<String> raw) {
        try {
            return reading.get();
        } catch (Rejected e) {
            return List.of(Item.Refused.because(e, null, null, type, raw.get()));
        }
    }
}
