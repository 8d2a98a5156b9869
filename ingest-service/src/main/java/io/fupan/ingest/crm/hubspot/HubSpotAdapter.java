package io.fupan.ingest.crm.hubspot;

import io.fupan.event.Rejected;
import io.fupan.ingest.body.JsonBody;
import io.fupan.ingest.body.JsonItem;
import io.fupan.ingest.body.JsonObject;
import io.fupan.ingest.change.Translation;
import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.crm.CrmAdapter;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.item.Item;
import io.fupan.ingest.item.Reading;
import io.fupan.ingest.lookup.RecordSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One HubSpot app or workflow that sends to us. */
final class HubSpotAdapter implements CrmAdapter {

    private final Connection connection;
    private final HubSpotSignature signature;
    private final @Nullable RecordSource records;
    private final Notices notices;
    private final RecordReader recordReader;

    HubSpotAdapter(Connection connection, HubSpotSignature signature, @Nullable RecordSource records) {
        this.connection = connection;
        this.signature = signature;
        this.records = records;
        this.notices = new Notices(connection, records != null);
        this.recordReader = new RecordReader(connection);
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void verify(Delivery delivery) {
        signature.verify(delivery);
    }

    /** A batch that is sent again may hold other events. */
    @Override
    public @Nullable String deliveryKey(Delivery delivery) {
        return null;
    }

    @Override
    public Contents read(Delivery delivery) {
        Translation translation = new Translation(connection, delivery.receivedAt(), delivery.receipt());
        return Reading.body(delivery, () -> {
            List<JsonItem> batch = JsonBody.items(delivery.body());
            List<Item> items = new ArrayList<>();
            batch.forEach(each -> items.addAll(Reading.items(typeOf(each), () -> read(each, translation), each::raw)));
            return new Contents(batch.size() != 1, thinLastAndOnce(items));
        });
    }

    @Override
    public @Nullable RecordSource records() {
        return records;
    }

    @Override
    public Contents readRecord(Item.Thin thin, String recordJson, Instant fetchedAt, String receipt) {
        return recordReader.read(thin, recordJson, new Translation(connection, fetchedAt, receipt));
    }

    private List<Item> read(JsonItem item, Translation translation) {
        JsonObject json = JsonObject.of(item.json());
        if (json.has("subscriptionType") || json.has("eventType")) {
            return notices.read(json, translation);
        }
        if (json.has("properties")) {
            return List.of(recordReader.pushed(json, translation));
        }
        throw new Rejected("MISSING_FIELD", "subscriptionType", "expected an event, or a record of a workflow");
    }

    /** A batch tells of many properties of one new record; it need be asked for but once. */
    private static List<Item> thinLastAndOnce(List<Item> items) {
        List<Item> ordered = new ArrayList<>(items.size());
        Map<String, Item.Thin> thin = new LinkedHashMap<>();
        for (Item item : items) {
            if (item instanceof Item.Thin each) {
                thin.putIfAbsent(each.object() + '/' + each.id() + '/' + each.said(), each);
            } else {
                ordered.add(item);
            }
        }
        ordered.addAll(thin.values());
        return ordered;
    }

    private static @Nullable String typeOf(JsonItem item) {
        return item.json().path("subscriptionType").asString(item.json().path("eventType").asString(null));
    }
}
