package io.fupan.ingest.body;

import io.fupan.event.Rejected;
import io.fupan.event.json.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ObjectNode;

/** Reads a body of form fields ({@code application/x-www-form-urlencoded}). */
public final class FormBody {

    private static final int MAX_FIELDS = 500;

    private FormBody() {}

    /**
     * The fields as a JSON object of texts.
     *
     * @throws Rejected {@code INVALID_FORM} if a field comes twice, if there are too many, or if an escape is broken
     */
    public static ObjectNode read(String text) {
        ObjectNode fields = Json.mapper().createObjectNode();
        String[] pairs = text.strip().split("&", MAX_FIELDS + 1);
        if (pairs.length > MAX_FIELDS) {
            throw invalid("there are more than %d fields".formatted(MAX_FIELDS));
        }
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw invalid("a field has no name or no value");
            }
            String name = decoded(pair.substring(0, equals));
            if (fields.has(name)) {
                throw invalid("a field comes twice");
            }
            fields.put(name, decoded(pair.substring(equals + 1)));
        }
        return fields;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalid("an escape is broken");
        }
    }

    private static Rejected invalid(String detail) {
        return new Rejected("INVALID_FORM", null, "expected form fields: " + detail);
    }
}
