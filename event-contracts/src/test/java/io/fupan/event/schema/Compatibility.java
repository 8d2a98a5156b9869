package io.fupan.event.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Compares the schema of a topic's values with one that was published. What was published is relied upon: it may be
 * described in other words, and optional fields and types of events may be added; anything else breaks somebody who
 * writes, who reads what is new, or who reads the whole log.
 */
final class Compatibility {

    /** What must be as it was, apart from fields. */
    private static final List<String> RULES = List.of(
            "type", "format", "pattern", "const", "enum", "minLength", "maxLength", "minimum", "maximum", "propertyNames");

    private final JsonNode published;
    private final JsonNode present;
    private final List<String> breaks = new ArrayList<>();

    private Compatibility(JsonNode published, JsonNode present) {
        this.published = published;
        this.present = present;
    }

    /** What of the published schema no longer holds; nothing if the present one may take its place. */
    static List<String> breaks(JsonNode published, JsonNode present) {
        Compatibility comparison = new Compatibility(published, present);
        comparison.compare("", published, present);
        comparison.compareTypes();
        return comparison.breaks;
    }

    private void compareTypes() {
        Map<String, JsonNode> now = types(present);
        types(published).forEach((type, before) -> {
            if (now.containsKey(type)) {
                compare(type, before.at("/properties/data"), now.get(type).at("/properties/data"));
            } else {
                breaks.add("the type %s was removed".formatted(type));
            }
        });
    }

    private static Map<String, JsonNode> types(JsonNode schema) {
        Map<String, JsonNode> types = new LinkedHashMap<>();
        for (JsonNode kind : schema.path("oneOf")) {
            JsonNode name = kind.at("/properties/type/const");
            if (name.isString()) {
                types.put(name.asString(), kind);
            }
        }
        return types;
    }

    private void compare(String at, JsonNode publishedPart, JsonNode presentPart) {
        JsonNode before = resolved(published, publishedPart);
        JsonNode now = resolved(present, presentPart);
        for (String rule : RULES) {
            if (!before.path(rule).equals(now.path(rule))) {
                breaks.add("%s: %s was %s and is %s".formatted(at, rule, text(before.path(rule)), text(now.path(rule))));
            }
        }
        compareFields(at, before, now);
        compareChoices(at, before.path("anyOf"), now.path("anyOf"));
        for (String values : List.of("items", "additionalProperties")) {
            if (before.has(values) || now.has(values)) {
                compare(at + '*', before.path(values), now.path(values));
            }
        }
    }

    /** Something or null. */
    private void compareChoices(String at, JsonNode before, JsonNode now) {
        if (before.size() != now.size()) {
            breaks.add("%s: of %d kinds, and is of %d".formatted(at, before.size(), now.size()));
            return;
        }
        for (int i = 0; i < before.size(); i++) {
            compare(at, before.get(i), now.get(i));
        }
    }

    private void compareFields(String at, JsonNode before, JsonNode now) {
        before.path("properties").properties().forEach(field -> {
            String path = at + '.' + field.getKey();
            JsonNode same = now.path("properties").path(field.getKey());
            if (same.isMissingNode()) {
                breaks.add(path + " was removed");
            } else {
                compare(path, field.getValue(), same);
            }
        });
        Set<String> required = names(before);
        names(now).stream()
                .filter(name -> !required.contains(name))
                .forEach(name -> breaks.add("%s.%s became required".formatted(at, name)));
        required.stream()
                .filter(name -> !names(now).contains(name))
                .forEach(name -> breaks.add("%s.%s is no longer always there".formatted(at, name)));
    }

    private static Set<String> names(JsonNode schema) {
        Set<String> names = new LinkedHashSet<>();
        schema.path("required").forEach(name -> names.add(name.asString()));
        return names;
    }

    private static JsonNode resolved(JsonNode document, JsonNode part) {
        return part.has("$ref") ? document.at(part.get("$ref").asString().substring(1)) : part;
    }

    private static String text(JsonNode rule) {
        return rule.isMissingNode() ? "not said" : rule.toString();
    }
}
