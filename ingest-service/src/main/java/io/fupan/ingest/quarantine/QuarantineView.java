package io.fupan.ingest.quarantine;

import io.fupan.event.Rejected;
import io.fupan.event.json.EventCodec;
import io.fupan.service.view.PassedOver;
import io.fupan.service.view.Projection;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The newest refused items, in memory. The topic has them all, and whole; here is what people look at, so older ones
 * are forgotten and long ones shortened.
 */
public final class QuarantineView implements Projection {

    /** How many items are kept in memory. */
    static final int NEWEST = 10_000;

    /** How many characters of an item are kept in memory. */
    static final int LONGEST_RAW = 4096;

    private static final PassedOver PASSED_OVER = new PassedOver("quarantine");

    private final int newest;
    private final TreeMap<Place, Quarantined> items = new TreeMap<>();
    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, Origin> shortened = new HashMap<>();

    /** Where on the topic a record stands. */
    record Origin(int partition, long offset) {}

    QuarantineView(int newest) {
        this.newest = newest;
    }

    @Override
    public synchronized void apply(List<ConsumerRecord<String, byte[]>> records) {
        for (ConsumerRecord<String, byte[]> each : records) {
            try {
                apply(EventCodec.parse(each.value()), new Origin(each.partition(), each.offset()));
            } catch (Rejected | DateTimeException e) {
                PASSED_OVER.add(each, e);
            }
        }
    }

    /** The item of that id, if it is among the newest. */
    public synchronized @Nullable Quarantined find(String id) {
        Place place = places.get(id);
        return place == null ? null : items.get(place);
    }

    /** Where the whole of an item stands that is kept shortened; {@code null} if what is kept is the whole. */
    synchronized @Nullable Origin originOf(String id) {
        return shortened.get(id);
    }

    /** All that came in one delivery. */
    public synchronized List<Quarantined> ofReceipt(String receipt) {
        return items.values().stream().filter(each -> receipt.equals(each.receipt())).toList();
    }

    /** All that match, oldest first. */
    public synchronized List<Quarantined> all(Predicate<Quarantined> filter) {
        return items.descendingMap().values().stream().filter(filter).map(Quarantined::withoutRaw).toList();
    }

    synchronized List<Quarantined> list(@Nullable Place after, Predicate<Quarantined> filter, int limit) {
        Map<Place, Quarantined> rest = after == null ? items : items.tailMap(after, false);
        return rest.values().stream().filter(filter).limit(limit).map(Quarantined::withoutRaw).toList();
    }

    private void apply(JsonNode json, Origin origin) {
        if (json.path("type").asString("").equals(Replayed.TYPE)) {
            replayed(json);
            return;
        }
        Quarantined item = read(json);
        put(item);
        if (json.path("data").path("raw").asString("").length() > LONGEST_RAW && places.containsKey(item.id())) {
            shortened.put(item.id(), origin);
        } else {
            shortened.remove(item.id());
        }
    }

    private void replayed(JsonNode json) {
        JsonNode data = json.path("data");
        Place place = places.get(data.path("item").asString(""));
        if (place != null) {
            Replayed replay = new Replayed(
                    place.id(),
                    data.path("receipt").asString(""),
                    data.path("outcome").asString(Replayed.REFUSED),
                    null,
                    null,
                    data.path("adapter").asInt(0),
                    data.path("by").asString(""));
            Instant at = Instant.parse(json.path("time").asString(""));
            items.computeIfPresent(place, (same, item) -> item.after(replay, at));
        }
    }

    private void put(Quarantined item) {
        Place before = places.put(item.id(), item.place());
        if (before != null) {
            items.remove(before);
        }
        items.put(item.place(), item);
        if (items.size() > newest) {
            String oldest = items.pollLastEntry().getKey().id();
            places.remove(oldest);
            shortened.remove(oldest);
        }
    }

    /** Lenient: other services write to this topic too, and may know less of an item. */
    private static Quarantined read(JsonNode json) {
        JsonNode data = json.path("data");
        String raw = text(data, "raw");
        return new Quarantined(
                json.path("id").asString(""),
                Instant.parse(json.path("time").asString("")),
                text(data, "receipt"),
                number(data, "index"),
                text(data, "door"),
                text(data, "system"),
                text(data, "connection"),
                number(data, "adapter"),
                text(data, "eventId"),
                text(data, "eventSource"),
                text(data, "eventType"),
                data.path("reason").asString("UNKNOWN"),
                text(data, "field"),
                text(data, "detail"),
                Quarantined.OPEN,
                null,
                null,
                raw == null ? null : beginning(raw));
    }

    /** A pair of surrogates is not cut in two, because not every reader takes half of one. */
    private static String beginning(String raw) {
        if (raw.length() <= LONGEST_RAW) {
            return raw;
        }
        return raw.substring(0, Character.isHighSurrogate(raw.charAt(LONGEST_RAW - 1)) ? LONGEST_RAW - 1 : LONGEST_RAW);
    }

    private static @Nullable String text(JsonNode data, String name) {
        JsonNode value = data.get(name);
        return value == null || !value.isString() ? null : value.asString();
    }

    private static @Nullable Integer number(JsonNode data, String name) {
        JsonNode value = data.get(name);
        return value == null || !value.isInt() ? null : value.asInt();
    }
}
