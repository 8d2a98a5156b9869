package io.fupan.ingest.item;

import io.fupan.event.Event;
import io.fupan.event.Fact;
import io.fupan.event.Rejected;
import io.fupan.event.json.Families;
import io.fupan.event.json.Json;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.delivery.Limits;
import io.fupan.ingest.delivery.Slice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads bodies in one pass and without a tree. An unusual event within a batch is read over a tree by itself; a body
 * that is not JSON, or unusual as a whole, goes the way that says why.
 */
final class UsualBody {

    private UsualBody() {}

    /** The contents; {@code null} if the body has to be read otherwise. */
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
            items.add(itemOfBatch(delivery, json));
        }
        return items.isEmpty() || json.currentToken() != JsonToken.END_ARRAY ? null : new Contents(true, items);
    }

    private static Item itemOfBatch(Delivery delivery, JsonParser json) {
        int from = (int) json.currentTokenLocation().getByteOffset();
        int outside = json.streamReadContext().getNestingDepth() - 1;
        Item item = usual(delivery, json);
        while (json.streamReadContext().getNestingDepth() > outside) {
            json.nextToken();
        }
        Slice slice = new Slice(delivery.body(), from, (int) json.currentLocation().getByteOffset());
        return item == null || slice.length() > Limits.EVENT_BYTES ? overATree(delivery, slice) : item;
    }

    private static @Nullable Item usual(Delivery delivery, JsonParser json) {
        try {
            return item(delivery, json);
        } catch (Rejected e) {
            return null;
        }
    }

    private static Item overATree(Delivery delivery, Slice slice) {
        try (JsonParser json = Json.mapper().createParser(slice.body(), slice.from(), slice.length())) {
            json.nextToken();
            return Admission.admit(delivery, json.readValueAsTree(), slice);
        }
    }

    private static @Nullable Item item(Delivery delivery, JsonParser json) {
        Event<Fact> event = Families.RECORDED.readNext(json);
        return event == null ? null : Admission.accept(delivery, event);
    }
}
