package io.fupan.ingest.imports.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Byte order marks: the only thing in a file that says in which encoding it is. */
final class Marks {

    private static final int LONGEST = 3;

    private Marks() {}

    /** The encoding that the mark says, and the stream behind it; the chosen one if there is no mark. */
    record Marked(InputStream in, Charset encoding) {}

    static Marked read(InputStream file, Charset chosen) throws IOException {
        PushbackInputStream in = new PushbackInputStream(file, LONGEST);
        byte[] head = in.readNBytes(LONGEST);
        if (head.length == LONGEST && is(head, 0xEF, 0xBB, 0xBF)) {
            return new Marked(in, StandardCharsets.UTF_8);
        }
        boolean big = is(head, 0xFE, 0xFF);
        if (big || is(head, 0xFF, 0xFE)) {
            in.unread(head, 2, head.length - 2);
            return new Marked(in, big ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
        }
        in.unread(head);
        return new Marked(in, chosen);
    }

    private static boolean is(byte[] head, int... mark) {
        if (head.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((head[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
