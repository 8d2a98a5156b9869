package io.fupan.ingest;

import io.fupan.event.json.Json;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.item.Item;
import io.fupan.ingest.item.Recorded;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was read of a delivery, as text that people can check. */
public final class Neutral {

    private Neutral() {}

    /** Every item, with the events as they go to their topics. */
    public static String text(Contents contents) {
        ArrayNode items = Json.mapper().createArrayNode();
        contents.items().forEach(item -> items.add(json(item)));
        return Json.mapper().writer(SerializationFeature.INDENT_OUTPUT).writeValueAsString(items);
    }

    /** The type and the data of each event, one a line. */
    public static List<String> lines(Item item) {
        return item instanceof Item.Accepted accepted
                ? accepted.events().stream().map(Neutral::line).toList()
                : List.of(item.toString());
    }

    /** The events of a delivery, without their receipts. */
    public static List<JsonNode> events(Collection<Item> items) {
        return items.stream()
                .filter(Item.Accepted.class::isInstance)
                .flatMap(item -> ((Item.Accepted) item).events().stream())
                .map(Neutral::event)
                .toList();
    }

    private static String line(Recorded event) {
        JsonNode json = event(event);
        return "%s %s %s".formatted(json.get("type").asString(), json.get("time").asString(), json.get("data"));
    }

    private static JsonNode json(Item item) {
        ObjectNode json = Json.mapper().createObjectNode();
        switch (item) {
            case Item.Accepted accepted ->
                accepted.events().forEach(event -> json.withArray("accepted").add(event(event)));
            case Item.Thin thin -> json.set("thin", Json.mapper().valueToTree(thin));
            case Item.Ignored ignored -> json.put("ignored", ignored.reason());
            case Item.Refused refused -> json.set("refused", Json.mapper().valueToTree(refused));
        }
        return json;
    }

    private static JsonNode event(Recorded event) {
        ObjectNode json = (ObjectNode) Json.mapper().readTree(event.value());
        json.remove(List.of("receipt", "specversion", "datacontenttype"));
        return json;
    }
}
