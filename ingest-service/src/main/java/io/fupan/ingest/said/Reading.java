package io.fupan.ingest.said;

import io.fupan.event.Rejected;
import io.fupan.ingest.body.JsonBody;
import io.fupan.ingest.body.JsonItem;
import io.fupan.ingest.body.JsonObject;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.delivery.Limits;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.item.Item;
import io.fupan.ingest.item.Recorded;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** Turns a body into items. What cannot be read is kept in the quarantine: the sender would only send it again. */
public final class Reading {

    private Reading() {}

    /** A delivery of one item. */
    public static Contents one(Delivery delivery, Supplier<Item> item) {
        return new Contents(false, List.of(orRefused(delivery, item)));
    }

    /** A delivery that says several things, or none of which it is known how many, because it cannot be read. */
    public static Contents many(Delivery delivery, Supplier<List<Item>> items) {
        try {
            return new Contents(true, items.get());
        } catch (Rejected e) {
            return new Contents(false, List.of(refused(e, bodyOf(delivery))));
        }
    }

    /** An item, or why there is none. */
    public static Item orRefused(Delivery delivery, Supplier<Item> item) {
        try {
            return item.get();
        } catch (Rejected e) {
            return refused(e, bodyOf(delivery));
        }
    }

    /** An item, or why there is none, of a part of the body. */
    public static Item orRefused(Said part, Supplier<Item> item) {
        try {
            return item.get();
        } catch (Rejected e) {
            return refused(e, part.json().toString());
        }
    }

    /** The elements of a body that is an array, or the one object it is; each is an item of its own. */
    public static Contents each(Delivery delivery, Function<JsonObject, Item> reading) {
        return numbered(delivery, (object, index) -> reading.apply(object));
    }

    /** The same, each with its place, from 0. */
    public static Contents numbered(Delivery delivery, BiFunction<JsonObject, Integer, Item> reading) {
        return many(delivery, () -> {
            List<JsonItem> parts = JsonBody.items(delivery.body());
            List<Item> items = new ArrayList<>(parts.size());
            for (JsonItem part : parts) {
                int index = items.size();
                items.add(orRefused(part.raw(), () -> reading.apply(JsonObject.of(part.json()), index)));
            }
            return items;
        });
    }

    /** A record that was asked for. */
    public static Contents record(String json, Supplier<Item> item) {
        return new Contents(false, List.of(orRefused(json, item)));
    }

    private static Item orRefused(String raw, Supplier<Item> item) {
        try {
            return item.get();
        } catch (Rejected e) {
            return refused(e, head(raw));
        }
    }

    /** An item of one event. */
    public static Item accepted(Recorded... events) {
        return new Item.Accepted(List.of(events));
    }

    private static Item refused(Rejected why, String raw) {
        return Item.Refused.because(why, null, null, null, head(raw));
    }

    private static String bodyOf(Delivery delivery) {
        byte[] body = delivery.body();
        return new String(body, 0, Math.min(body.length, Limits.EVENT_BYTES), StandardCharsets.UTF_8);
    }

    /** Half of a surrogate pair is replaced: not every reader takes it. */
    private static String head(String text) {
        String head = text.length() <= Limits.EVENT_BYTES ? text : text.substring(0, Limits.EVENT_BYTES);
        return new String(head.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
