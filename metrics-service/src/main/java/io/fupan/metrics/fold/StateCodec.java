package io.fupan.metrics.fold;

import io.fupan.event.Event;
import io.fupan.event.Fact;
import io.fupan.event.json.EventCodec;
import io.fupan.event.json.Families;
import io.fupan.event.json.Json;
import io.fupan.event.link.LinkFact;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The state of a thing as bytes. */
final class StateCodec {

    private StateCodec() {}

    static byte @Nullable [] write(@Nullable EntityState state) {
        if (state == null) {
            return null;
        }
        ObjectNode json = Json.mapper().createObjectNode();
        write(json, "deal", state.said().deal(), Families.DEAL);
        write(json, "customer", state.said().customer(), Families.CUSTOMER);
        write(json, "activity", state.said().activity(), Families.ACTIVITY);
        if (!state.told().isEmpty()) {
            ObjectNode told = json.putObject("told");
            state.told().forEach((key, event) -> told.set(key, Families.LINK.toJson(event)));
        }
        json.set("shares", Json.mapper().valueToTree(SharesOfScopes.group(state.shares())));
        if (!state.tells().isEmpty()) {
            ObjectNode tells = json.putObject("tells");
            state.tells().forEach(tells::put);
        }
        return Json.mapper().writeValueAsBytes(json);
    }

    static @Nullable EntityState read(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        JsonNode json = Json.mapper().readTree(bytes);
        Said said = new Said(
                read(json, "deal", Families.DEAL),
                read(json, "customer", Families.CUSTOMER),
                read(json, "activity", Families.ACTIVITY));
        SortedMap<String, Event<LinkFact>> told = new TreeMap<>();
        json.path("told").forEachEntry((key, event) -> told.put(key, Families.LINK.read(event)));
        SortedMap<String, String> tells = new TreeMap<>();
        json.path("tells").forEachEntry((key, digest) -> tells.put(key, digest.asString()));
        SharesOfScopes[] shares = Json.mapper().treeToValue(json.get("shares"), SharesOfScopes[].class);
        return new EntityState(said, told, SharesOfScopes.ungroup(List.of(shares)), tells);
    }

    private static <F extends Fact> void write(
            ObjectNode json, String name, List<Event<F>> events, EventCodec<F> codec) {
        if (!events.isEmpty()) {
            ArrayNode array = json.putArray(name);
            events.forEach(event -> array.add(codec.toJson(event)));
        }
    }

    private static <F extends Fact> List<Event<F>> read(JsonNode json, String name, EventCodec<F> codec) {
        List<Event<F>> events = new ArrayList<>();
        json.path(name).forEach(event -> events.add(codec.read(event)));
        return events;
    }
}
