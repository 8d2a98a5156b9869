package io.fupan.ingest.item;

import java.nio.charset.StandardCharsets;

/** Text of a sender as it is told back: short, and without halves of surrogate pairs, which not every reader takes. */
final class Echo {

    private static final int LONGEST = 512;

    private Echo() {}

    static String of(String text) {
        String head = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        return new String(head.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
