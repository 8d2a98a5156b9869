package io.fupan.ingest.body;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Takes secrets out of a body that is to be kept; every other byte stays as it came. */
public final class Mask {

    private static final String MASK = "***";

    private Mask() {}

    /** The JSON with the text of that member of its object masked; as it was if there is none. */
    public static byte[] member(byte[] json, String name) {
        // What is not UTF-8 keeps its bytes as one character for each.
        Charset charset = isUtf8(json) ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        String text = new String(json, charset);
        StringBuilder masked = new StringBuilder(text.length());
        int copied = 0;
        // Read as the proof was: what another parser stops at must not keep the secret behind it in.
        try (JsonParser parser = Members.parser(text)) {
            boolean object = parser.nextToken() == JsonToken.START_OBJECT;
            while (object && parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean named = parser.currentName().equals(name);
                if (parser.nextToken() == JsonToken.VALUE_STRING && named) {
                    masked.append(text, copied, (int) parser.currentTokenLocation().getCharOffset());
                    masked.append('"').append(MASK).append('"');
                    parser.finishToken();
                    copied = (int) parser.currentLocation().getCharOffset();
                }
                parser.skipChildren();
            }
        } catch (JacksonException e) {
            // What follows is no JSON; it is kept as it came, to be looked at.
        }
        return masked.append(text, copied, text.length()).toString().getBytes(charset);
    }

    private static boolean isUtf8(byte[] bytes) {
        return Arrays.equals(new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8), bytes);
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
