package io.fupan.event.json;

import java.util.Arrays;

/**
 * A flat JSON object of texts in one line. A generator asks of each character what this one asks of a text once: whether
 * it can stand as it is.
 */
final class Line {

    private static final int ATTRIBUTES = 448;
    private static final int DELETE = 0x7F;

    private byte[] bytes;
    private int length;

    /** With room for what comes at its end. */
    Line(int more) {
        bytes = new byte[ATTRIBUTES + more];
        bytes[length++] = '{';
    }

    /** Adds a text under a name of plain letters. */
    void text(String name, String value) {
        reserve(name.length() + value.length() + 6);
        name(name);
        int start = length;
        bytes[length++] = '"';
        if (copied(value)) {
            bytes[length++] = '"';
        } else {
            length = start;
            add(Json.mapper().writeValueAsBytes(value));
        }
        bytes[length++] = ',';
    }

    /** Adds a value that is JSON already, and ends the object. */
    byte[] end(String name, byte[] json) {
        reserve(name.length() + json.length + 4);
        name(name);
        add(json);
        bytes[length++] = '}';
        return Arrays.copyOf(bytes, length);
    }

    private void name(String name) {
        bytes[length++] = '"';
        copied(name);
        bytes[length++] = '"';
        bytes[length++] = ':';
    }

    /** Whether all of it could be copied; if not, nothing is added. */
    private boolean copied(String text) {
        byte[] to = bytes;
        int at = length;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= DELETE || c == '"' || c == '\\') {
                return false;
            }
            to[at++] = (byte) c;
        }
        length = at;
        return true;
    }

    private void add(byte[] json) {
        reserve(json.length + 2);
        System.arraycopy(json, 0, bytes, length, json.length);
        length += json.length;
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
