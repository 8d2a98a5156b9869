package io.fupan.ingest.reference;

import io.fupan.ingest.reference.statement.Kind;
import io.fupan.service.problem.Problem;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The version that the header {@code If-Match} expects; the same as the member {@code expectedVersion}. */
record Expectation(@Nullable Integer version) {

    private static final Pattern TAG = Pattern.compile("\"?(\\d{1,9})\"?");
    private static final String MEMBER = "expectedVersion";

    /**
     * Reads the header.
     *
     * @throws Problem 400 if it is no version, or stands before several statements, or before one without versions
     */
    static Expectation of(@Nullable String header, Kind kind, JsonNode body) {
        if (header == null) {
            return new Expectation(null);
        }
        Matcher tag = TAG.matcher(header.strip());
        if (!tag.matches() || body.isArray() || !kind.numbered()) {
            throw Problem.invalid(
                    "invalid-if-match",
                    "If-Match",
                    "Expected a version such as \"3\", with one statement of a kind that has versions.");
        }
        return new Expectation(Integer.valueOf(tag.group(1)));
    }

    void addTo(List<JsonNode> items) {
        if (version != null && items.getFirst() instanceof ObjectNode object && !object.has(MEMBER)) {
            object.put(MEMBER, version);
        }
    }
}
