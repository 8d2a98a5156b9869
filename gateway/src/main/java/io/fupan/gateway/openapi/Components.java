package io.fupan.gateway.openapi;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Brings the components of several documents under one roof. */
final class Components {

    private static final String REFERENCE = "#/components/";

    private Components() {}

    /**
     * Adds the components of a document to the target.
     *
     * @return the document, with references that fit the target
     */
    static ObjectNode merge(ObjectNode target, ObjectNode document, String service) {
        Map<String, String> renamed = renamed(target, document, service);
        ObjectNode part = document.deepCopy();
        rewrite(part, renamed);
        part.path("components").properties().forEach(kind -> {
            if (!kind.getKey().equals("securitySchemes")) {
                ObjectNode all = target.withObject("/" + kind.getKey());
                kind.getValue().properties().forEach(component -> {
                    String reference = REFERENCE + kind.getKey() + "/" + component.getKey();
                    String name = renamed.getOrDefault(reference, reference);
                    all.set(name.substring(name.lastIndexOf('/') + 1), component.getValue());
                });
            }
        });
        return part;
    }

    private static Map<String, String> renamed(ObjectNode target, ObjectNode document, String service) {
        Map<String, String> renamed = new HashMap<>();
        document.path("components").properties().forEach(kind -> {
            JsonNode taken = target.path(kind.getKey());
            kind.getValue().properties().forEach(component -> {
                JsonNode present = taken.path(component.getKey());
                if (!present.isMissingNode() && !present.equals(component.getValue())) {
                    String prefix = REFERENCE + kind.getKey() + "/";
                    renamed.put(prefix + component.getKey(), prefix + service + "_" + component.getKey());
                }
            });
        });
        return renamed;
    }

    private static void rewrite(JsonNode node, Map<String, String> renamed) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(member -> {
                String name = renamed.get(member.getValue().asString(""));
                if (name != null) {
                    member.setValue(StringNode.valueOf(name));
                } else {
                    rewrite(member.getValue(), renamed);
                }
            });
        } else if (node instanceof ArrayNode array) {
            array.forEach(element -> rewrite(element, renamed));
        }
    }
}
