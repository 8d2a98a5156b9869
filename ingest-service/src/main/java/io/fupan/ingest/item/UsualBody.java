package io.fupan.ingest.item;

import io.fupan.event.Event;
import io.fupan.event.Fact;
import io.fupan.event.Rejected;
import io.fupan.event.json.Families;
import io.fupan.event.json.Json;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.delivery.Limits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads bodies in which all is as it mostly is, in one pass and without a tree. Whatever else there is, a single
 * unusual event too, goes the way on which each item gets its own answer.
 */
final class UsualBody {

    private UsualBody() {}

    /** The contents, of which every item is accepted; {@code null} if the body has to be read otherwise. */
    static @Nullable Contents read(Delivery delivery, Shape shape) {
        try (JsonParser json = Json.mapper().createParser(delivery.body())) {
            JsonToken first = json.nextToken();
            Contents contents = null;
            if (first == JsonToken.START_OBJECT && shape != Shape.BATCH) {
                contents = single(delivery, json);
            } else if (first == JsonToken.START_ARRAY && shape != Shape.SINGLE) {
                contents = batch(delivery, json);
            }
            return contents == null || json.nextToken() != null ? null : contents;
        } catch (JacksonException | NumberFormatException | Rejected e) {
            return null;
        }
    }

    private static @Nullable Contents single(Delivery delivery, JsonParser json) {
        Item item = delivery.body().length > Limits.EVENT_BYTES ? null : item(delivery, json);
        return item == null ? null : new Contents(false, List.of(item));
    }

    private static @Nullable Contents batch(Delivery delivery, JsonParser json) {
        List<Item> items = new ArrayList<>();
        while (json.nextToken() == JsonToken.START_OBJECT && items.size() < Limits.EVENTS) {
            long from = json.currentTokenLocation().getByteOffset();
            Item item = item(delivery, json);
            if (item == null || json.currentLocation().getByteOffset() - from > Limits.EVENT_BYTES) {
                return null;
            }
            items.add(item);
        }
        return items.isEmpty() || json.currentToken() != JsonToken.END_ARRAY ? null : new Contents(true, items);
    }

    private static @Nullable Item item(Delivery delivery, JsonParser json) {
        Event<Fact> event = Families.RECORDED.readNext(json);
        return event == null ? null : Admission.accept(delivery, event);
    }
}
