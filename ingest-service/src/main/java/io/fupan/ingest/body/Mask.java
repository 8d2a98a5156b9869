package io.fupan.ingest.body;

import io.fupan.event.json.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.ObjectReader;

/** Takes secrets out of a body that is to be kept; every other byte stays as it came. */
public final class Mask {

    private static final String MASK = "***";

    /** Whether a name comes twice is for the reading to say; it must not keep a secret in. */
    private static final ObjectReader LENIENT =
            Json.mapper().reader().without(StreamReadFeature.STRICT_DUPLICATE_DETECTION);

    private Mask() {}

    /** The JSON with the text of that member of its object masked; as it was if there is none. */
    public static byte[] member(byte[] json, String name) {
        ByteArrayOutputStream masked = new ByteArrayOutputStream(json.length);
        int copied = 0;
        try (JsonParser parser = LENIENT.createParser(json)) {
            boolean object = parser.nextToken() == JsonToken.START_OBJECT;
            while (object && parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean named = parser.currentName().equals(name);
                if (parser.nextToken() == JsonToken.VALUE_STRING && named) {
                    masked.write(json, copied, (int) parser.currentTokenLocation().getByteOffset() - copied);
                    masked.writeBytes(('"' + MASK + '"').getBytes(StandardCharsets.US_ASCII));
                    parser.finishToken();
                    copied = (int) parser.currentLocation().getByteOffset();
                }
                parser.skipChildren();
            }
        } catch (JacksonException e) {
            // What follows is no JSON; it is kept as it came, to be looked at.
        }
        masked.write(json, copied, json.length - copied);
        return masked.toByteArray();
    }

    /** The XML with all that stands in elements of that name masked, whatever their prefix. */
    public static byte[] elements(byte[] xml, String name) {
        // One character for each byte: the body need be neither UTF-8 nor well-formed.
        String text = new String(xml, StandardCharsets.ISO_8859_1);
        StringBuilder masked = new StringBuilder(text.length());
        Matcher opening = Pattern.compile("<(?:[\\w.-]{1,64}:)?" + Pattern.quote(name) + "(?=[\\s/>])").matcher(text);
        int copied = 0;
        while (opening.find(copied)) {
            int tagEnd = text.indexOf('>', opening.end());
            boolean empty = tagEnd < 0 || text.charAt(tagEnd - 1) == '/';
            int end = empty ? tagEnd : text.indexOf("</", tagEnd);
            int next = end < 0 ? text.length() : end;
            masked.append(text, copied, empty ? next : tagEnd + 1).append(empty ? "" : MASK);
            copied = next;
        }
        return masked.append(text, copied, text.length()).toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
