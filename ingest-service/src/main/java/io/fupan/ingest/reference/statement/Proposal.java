package io.fupan.ingest.reference.statement;

import io.fupan.event.Rejected;
import io.fupan.ingest.reference.statement.Kind.Default;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What somebody would like to state.
 *
 * @param type wire name of the fact
 * @param data of the fact, as sent
 * @param expected the number the sender knows of, 0 for none; {@code null} if the sender does not care
 */
record Proposal(String type, ObjectNode data, @Nullable Integer expected) {

    static final String TYPE = "type";
    static final String EXPECTED = "expectedVersion";

    /**
     * Reads a proposal.
     *
     * @throws Rejected if it is no object, or of another kind, or has members that the fact has not
     */
    static Proposal read(Kind kind, JsonNode json) {
        if (!(json instanceof ObjectNode object)) {
            throw new Rejected("INVALID_ITEM", null, "expected a JSON object, but received " + json.getNodeType());
        }
        ObjectNode data = object.deepCopy();
        Integer expected = expected(kind, data.remove(EXPECTED));
        String type = type(kind, data.remove(TYPE));
        refuseUnknown(kind, type, data);
        return new Proposal(type, data, expected);
    }

    private static @Nullable Integer expected(Kind kind, @Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        if (!kind.numbered()) {
            throw new Rejected("UNKNOWN_FIELD", EXPECTED, "a %s has no version".formatted(kind.name()));
        }
        if (!value.isInt() || value.asInt() < 0) {
            throw new Rejected("INVALID_FIELD", EXPECTED, "expected the version you know of, 0 for none");
        }
        return value.asInt();
    }

    private static String type(Kind kind, @Nullable JsonNode value) {
        String type = value == null || value.isNull() ? kind.types().getFirst() : value.asString("");
        if (!kind.types().contains(type)) {
            throw new Rejected(
                    "INVALID_FIELD", TYPE, "expected one of %s, but received '%s'".formatted(kind.types(), type));
        }
        return type;
    }

    /** A misspelt member would otherwise be lost in silence. */
    private static void refuseUnknown(Kind kind, String type, ObjectNode data) {
        Set<String> known = Arrays.stream(
                        kind.facts().get(kind.types().indexOf(type)).getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        for (String name : data.propertyNames()) {
            if (!known.contains(name)) {
                throw new Rejected(
                        "UNKNOWN_FIELD", name, "a %s has %s, but received '%s'".formatted(kind.name(), known, name));
            }
        }
    }

    boolean lacks(String member) {
        JsonNode value = data.get(member);
        return value == null || value.isNull() || value.isString() && value.asString().isBlank();
    }

    /** Whether the kind fills the member in, and the sender has left it out. */
    boolean leavesOut(Kind kind, Default member, String name) {
        return kind.defaults().contains(member) && lacks(name);
    }
}
