package io.fupan.report.content;

import io.fupan.event.json.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The one way to write a JSON value as text, whatever wrote it before: names in order, no white space, numbers plain and
 * without trailing zeros.
 */
public final class Canonical {

    private Canonical() {}

    /** SHA-256 of the canonical text, in hexadecimal. */
    public static String hash(JsonNode json) {
        try {
            byte[] text = text(json).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The canonical text. */
    public static String text(JsonNode json) {
        StringBuilder out = new StringBuilder();
        write(json, out);
        return out.toString();
    }

    private static void write(JsonNode json, StringBuilder out) {
        if (json.isObject()) {
            TreeMap<String, JsonNode> members = new TreeMap<>();
            json.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
            out.append('{');
            members.forEach((name, value) -> {
                separate(out, '{');
                out.append(Json.mapper().writeValueAsString(name)).append(':');
                write(value, out);
            });
            out.append('}');
        } else if (json.isArray()) {
            out.append('[');
            json.forEach(item -> {
                separate(out, '[');
                write(item, out);
            });
            out.append(']');
        } else if (json.isNumber()) {
            BigDecimal number = json.decimalValue();
            out.append(number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString());
        } else {
            out.append(Json.mapper().writeValueAsString(json));
        }
    }

    private static void separate(StringBuilder out, char opening) {
        if (out.charAt(out.length() - 1) != opening) {
            out.append(',');
        }
    }
}
