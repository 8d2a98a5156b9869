package io.fupan.gateway.openapi;

import io.fupan.gateway.route.Route;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sums up API documents: what the gateway routes, with component names and operation ids that are unique in the sum.
 * A component that a later service defines differently gets that service's name in front.
 */
final class CombinedDocument {

    /** The member that lists services whose part is missing. */
    static final String UNAVAILABLE = "x-unavailable";

    private static final Set<String> PUBLIC = Set.of("/webhooks");

    private final ObjectNode document;
    private final Set<String> operationIds = new HashSet<>();
    private final Set<String> tags = new HashSet<>();

    CombinedDocument(JsonMapper json) {
        this.document = Frame.of(json);
    }

    /** Notes that a service's part is missing. */
    void addUnavailable(String service) {
        document.withArray("/" + UNAVAILABLE).add(service);
    }

    /** Adds what a service offers under the paths of its route. */
    void add(Route route, ObjectNode original) {
        ObjectNode part = Components.merge(document.withObject("/components"), original, route.service());
        for (Map.Entry<String, JsonNode> path : part.path("paths").properties()) {
            if (isRouted(route, path.getKey()) && path.getValue() instanceof ObjectNode item) {
                item.forEach(operation -> complete(path.getKey(), operation, route.service()));
                document.withObject("/paths").set(path.getKey(), item);
            }
        }
        for (JsonNode tag : part.path("tags")) {
            if (tags.add(tag.path("name").asString())) {
                document.withArray("/tags").add(tag);
            }
        }
    }

    ObjectNode document() {
        return document;
    }

    private static boolean isRouted(Route route, String path) {
        PathContainer container = PathContainer.parsePath(path.replaceAll("[{}]", ""));
        return route.paths().stream()
                .anyMatch(pattern -> PathPatternParser.defaultInstance.parse(pattern).matches(container));
    }

    private void complete(String path, JsonNode operation, String service) {
        if (!(operation instanceof ObjectNode node) || !node.has("responses")) {
            return;
        }
        String id = node.path("operationId").asString();
        if (!id.isEmpty() && !operationIds.add(id)) {
            node.put("operationId", unique(service + Character.toUpperCase(id.charAt(0)) + id.substring(1)));
        }
        if (PUBLIC.stream().anyMatch(path::startsWith)) {
            node.putArray("security");
        } else {
            node.remove("security"); // the document's own holds for all
        }
        ObjectNode responses = node.withObject("/responses");
        if (!responses.has("default")) {
            responses.putObject("default").put("$ref", Frame.PROBLEM_RESPONSE);
        }
    }

    private String unique(String id) {
        String candidate = id;
        for (int i = 2; !operationIds.add(candidate); i++) {
            candidate = id + i;
        }
        return candidate;
    }
}
