package io.fupan.metrics.customer;

import io.fupan.event.json.Json;
import io.fupan.service.security.Visibility;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A customer as it is shown to one caller on one day: risks that hold then, and only the deals the caller may see. */
final class CustomerAnswer {

    private static final List<String> NOT_LISTED = List.of("deals", "events");

    // Says how the customer is found again, and nothing of it.
    private static final String TOUCHED = "touched";

    private CustomerAnswer() {}

    /** Without deals and events. */
    static ObjectNode listed(ObjectNode customer, LocalDate day) {
        return present(customer, day).without(NOT_LISTED);
    }

    /** With its deals, and all that happened in order. */
    static ObjectNode whole(ObjectNode customer, LocalDate day, Visibility visibility) {
        ObjectNode shown = present(customer, day);
        ArrayNode deals = Json.mapper().createArrayNode();
        int hidden = 0;
        for (JsonNode deal : shown.path("deals")) {
            if (visibility.ofRep(text(deal, "owner"))) {
                deals.add(withLink((ObjectNode) deal));
            } else {
                hidden++;
            }
        }
        shown.set("deals", deals);
        shown.put("hiddenDeals", hidden);
        shown.set("timeline", timeline(deals, shown.path("events")));
        return shown;
    }

    private static ObjectNode present(ObjectNode customer, LocalDate day) {
        customer.remove(TOUCHED);
        ArrayNode risks = Json.mapper().createArrayNode();
        for (JsonNode risk : customer.path("risks")) {
            if (holds(risk, day.toString())) {
                risks.add(risk);
            }
        }
        customer.set("risks", risks);
        customer.put("atRisk", !risks.isEmpty());
        // Complaints are not among the facts of a customer: nobody should read their absence as praise.
        customer.set("notKnown", Json.mapper().createArrayNode().add("openComplaint"));
        return customer;
    }

    private static boolean holds(JsonNode risk, String day) {
        String until = text(risk, "until");
        String from = text(risk, "from");
        return from != null && from.compareTo(day) <= 0 && (until == null || until.compareTo(day) >= 0);
    }

    private static ArrayNode timeline(ArrayNode deals, JsonNode events) {
        List<ObjectNode> entries = new ArrayList<>();
        for (JsonNode deal : deals) {
            entry(entries, deal, "createdAt", "deal.created");
            entry(entries, deal, "closedAt", "deal." + text(deal, "outcome"));
        }
        for (JsonNode event : events) {
            ObjectNode entry = Json.mapper().createObjectNode();
            entry.set("time", event.path("time"));
            entry.set("type", event.path("type"));
            entry.set("id", event.path("id"));
            entry.set("data", event.path("data"));
            entries.add(entry);
        }
        entries.sort(Comparator.comparing(entry -> entry.path("time").asString()));
        return Json.mapper().createArrayNode().addAll(entries);
    }

    private static void entry(List<ObjectNode> entries, JsonNode deal, String moment, String type) {
        if (text(deal, moment) != null) {
            entries.add(Json.mapper()
                    .createObjectNode()
                    .put("time", text(deal, moment))
                    .put("type", type)
                    .put("id", text(deal, "deal"))
                    .put("link", text(deal, "link")));
        }
    }

    private static ObjectNode withLink(ObjectNode deal) {
        return deal.put(
                "link",
                UriComponentsBuilder.fromPath("/api/v1/deals/{id}")
                        .encode()
                        .buildAndExpand(String.valueOf(text(deal, "deal")))
                        .toUriString());
    }

    private static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value == null || value.isNull() ? null : value.asString();
    }
}
