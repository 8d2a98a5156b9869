package io.fupan.ingest.said;

import io.fupan.ingest.body.JsonBody;
import io.fupan.ingest.body.JsonItem;
import io.fupan.ingest.body.JsonObject;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.delivery.Limits;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.item.Item;
import io.fupan.ingest.item.Reading;
import io.fupan.ingest.item.Recorded;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** Turns a body into items; what cannot be read is {@linkplain Reading refused by itself}. */
public final class Items {

    private Items() {}

    /** A delivery of one item. */
    public static Contents one(Delivery delivery, Supplier<Item> item) {
        return Reading.body(delivery, () -> new Contents(false, List.of(item.get())));
    }

    /** A delivery that says several things, or none of which it is known how many, because it cannot be read. */
    public static Contents many(Delivery delivery, Supplier<List<Item>> items) {
        return Reading.body(delivery, () -> new Contents(true, items.get()));
    }

    /** The elements of a body that is an array, or the one object it is; each is an item of its own. */
    public static Contents each(Delivery delivery, Function<JsonObject, Item> reading) {
        return numbered(delivery, (object, index) -> reading.apply(object));
    }

    /** The same, each with its place, from 0. */
    public static Contents numbered(Delivery delivery, BiFunction<JsonObject, Integer, Item> reading) {
        return several(delivery, (object, index) -> List.of(reading.apply(object, index)));
    }

    /** The same for elements that may come to several items. */
    public static Contents several(Delivery delivery, BiFunction<JsonObject, Integer, List<Item>> reading) {
        return many(delivery, () -> {
            List<JsonItem> parts = JsonBody.items(delivery.body());
            List<Item> items = new ArrayList<>(parts.size());
            for (int i = 0; i < parts.size(); i++) {
                int index = i;
                JsonItem part = parts.get(index);
                items.addAll(Reading.items(
                        null, () -> reading.apply(JsonObject.of(part.json()), index), part::raw));
            }
            return items;
        });
    }

    /** An item, or why there is none, of a part of the body. */
    public static Item orRefused(Said part, Supplier<Item> item) {
        return items(part.json().toString(), () -> List.of(item.get())).getFirst();
    }

    /** A record that was asked for. */
    public static Contents record(String json, Supplier<Item> item) {
        return records(json, () -> List.of(item.get()));
    }

    /** A record that was asked for and says several things. */
    public static Contents records(String json, Supplier<List<Item>> items) {
        return new Contents(false, items(json, items));
    }

    /** An item of one event. */
    public static Item accepted(Recorded... events) {
        return new Item.Accepted(List.of(events));
    }

    private static List<Item> items(String raw, Supplier<List<Item>> items) {
        return Reading.items(null, items, () -> head(raw));
    }

    /** Half of a surrogate pair is replaced: not every reader takes it. */
    private static String head(String text) {
        String head = text.length() <= Limits.EVENT_BYTES ? text : text.substring(0, Limits.EVENT_BYTES);
        return new String(head.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
