package io.fupan.ingest.item;

import io.fupan.event.Rejected;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Text in a header, as the HTTP binding of CloudEvents writes it: perhaps in double quotes, with characters outside of
 * printable ASCII, spaces, quotes and percent signs as percent-encoded UTF-8. It is decoded once.
 */
final class HeaderText {

    private static final int HEXADECIMAL = 16;

    private HeaderText() {}

    /**
     * The text.
     *
     * @throws Rejected if it is encoded in another way
     */
    static String decode(String attribute, String header) {
        String text = unquoted(attribute, header.strip());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > '~' || c < ' ') {
                throw invalid(attribute);
            }
            if (c == '%') {
                bytes.write(hexadecimal(attribute, text, i + 1));
                i += 2;
            } else {
                bytes.write(c);
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
        } catch (CharacterCodingException e) {
            throw invalid(attribute);
        }
    }

    private static String unquoted(String attribute, String text) {
        if (!text.startsWith("\"")) {
            return text;
        }
        StringBuilder unquoted = new StringBuilder(text.length());
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                if (i < text.length() - 1) {
                    throw invalid(attribute);
                }
                return unquoted.toString();
            }
            if (c == '\\' && ++i < text.length()) {
                c = text.charAt(i);
            }
            unquoted.append(c);
        }
        throw invalid(attribute);
    }

    private static int hexadecimal(String attribute, String text, int from) {
        int high = from + 1 < text.length() ? Character.digit(text.charAt(from), HEXADECIMAL) : -1;
        int low = high < 0 ? -1 : Character.digit(text.charAt(from + 1), HEXADECIMAL);
        if (low < 0) {
            throw invalid(attribute);
        }
        return high * HEXADECIMAL + low;
    }

    private static Rejected invalid(String attribute) {
        return new Rejected(
                "INVALID_FIELD",
                attribute,
                "expected printable ASCII and percent-encoded UTF-8 in the header 'ce-%s'".formatted(attribute));
    }
}
