package io.fupan.ingest.crm.hubspot;

import io.fupan.event.Rejected;
import io.fupan.event.json.Json;
import io.fupan.ingest.body.JsonBody;
import io.fupan.ingest.body.JsonObject;
import io.fupan.ingest.change.AccountChange;
import io.fupan.ingest.change.CustomFields;
import io.fupan.ingest.change.Moment;
import io.fupan.ingest.change.Translation;
import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.item.Item;
import io.fupan.ingest.item.Reading;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Reads whole records: those that were asked for, and those that a workflow pushes. */
final class RecordReader {

    private final Deals deals;

    RecordReader(Connection connection) {
        this.deals = new Deals(connection.mapping().zone(), CustomFields.of(connection.settings()));
    }

    Contents read(Item.Thin thin, String json, Translation translation) {
        List<Item> items = Reading.items(
                thin.object(),
                () -> {
                    JsonObject found = JsonObject.of(JsonBody.read(json.getBytes(StandardCharsets.UTF_8)));
                    JsonObject said = JsonObject.of(JsonBody.read(thin.said().getBytes(StandardCharsets.UTF_8)));
                    return List.of(item(thin, found, said, translation));
                },
                () -> json);
        return new Contents(false, items);
    }

    /** A record that a workflow sends without being asked. */
    Item pushed(JsonObject json, Translation translation) {
        String object = objectOf(json);
        if (object == null) {
            return new Item.Ignored("NOT_KEPT");
        }
        String id = json.text(object + "Id");
        String said = id != null ? id : json.has("objectId") ? json.require("objectId") : json.require("id");
        Item.Thin thin = new Item.Thin(object, said, translation.receivedAt(), "{}");
        return item(thin, flat(json), JsonObject.of(Json.mapper().createObjectNode()), translation);
    }

    private Item item(Item.Thin thin, JsonObject found, JsonObject said, Translation translation) {
        JsonObject properties = found.requireObject("properties");
        return switch (thin.object()) {
            case "deal" -> translation.deals(
                    new DealRecord(deals, thin, found, properties, said, modified(found, translation)).changes());
            case "company" -> translation.account(new AccountChange(
                    thin.id(),
                    Moment.of(modified(found, translation)),
                    properties.said("name"),
                    properties.said("industry"),
                    properties.said("country"),
                    properties.said("hubspot_owner_id")));
            case "call", "meeting", "email", "note", "task" -> Engagement.read(thin, found, properties, translation);
            default -> new Item.Ignored("NOT_KEPT");
        };
    }

    private static Instant modified(JsonObject found, Translation translation) {
        Instant said = found.requireObject("properties").time("hs_lastmodifieddate").orNull();
        if (said == null) {
            said = found.time("updatedAt").orNull();
        }
        return said == null ? translation.receivedAt() : said;
    }

    private static @Nullable String objectOf(JsonObject json) {
        JsonObject properties = json.requireObject("properties");
        if (json.has("dealId") || properties.has("dealstage") || properties.has("dealname")) {
            return "deal";
        }
        return json.has("companyId") ? "company" : null;
    }

    /** Older workflows send each property as an object with its value and the time of its last change. */
    private static JsonObject flat(JsonObject json) {
        JsonObject properties = json.requireObject("properties");
        ObjectNode values = Json.mapper().createObjectNode();
        ObjectNode history = Json.mapper().createObjectNode();
        for (String name : properties.names()) {
            if (properties.json().get(name) instanceof ObjectNode version) {
                values.set(name, version.path("value"));
                if (version.hasNonNull("timestamp")) {
                    history.putArray(name).add(version);
                }
            } else {
                values.set(name, properties.json().get(name));
            }
        }
        if (values.isEmpty()) {
            throw new Rejected("MISSING_FIELD", "properties", "the record has no property");
        }
        ObjectNode flat = Json.mapper().createObjectNode();
        flat.setAll(json.json());
        flat.set("properties", values);
        if (!history.isEmpty()) {
            flat.set("propertiesWithHistory", history);
        }
        return JsonObject.of(flat);
    }
}
