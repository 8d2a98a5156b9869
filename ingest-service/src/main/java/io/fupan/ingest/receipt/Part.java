package io.fupan.ingest.receipt;

import java.util.ArrayList;
import java.util.List;

/** As much of a receipt as fits into one record. */
record Part(List<String> events, String body) {

    /** In characters, of which JSON needs at most six bytes each; a record may have a mebibyte. */
    static final int LENGTH = 160 * 1024;

    /** First the identities of the events, then the body; together they give back both, in order. */
    static List<Part> split(List<String> events, String body) {
        List<Part> parts = new ArrayList<>(1);
        int nextEvent = 0;
        int nextCharacter = 0;
        do {
            int room = LENGTH;
            int firstEvent = nextEvent;
            while (nextEvent < events.size() && events.get(nextEvent).length() <= room) {
                room -= events.get(nextEvent++).length();
            }
            int end = endOf(body, nextCharacter, nextEvent < events.size() ? 0 : room);
            parts.add(new Part(events.subList(firstEvent, nextEvent), body.substring(nextCharacter, end)));
            nextCharacter = end;
        } while (nextEvent < events.size() || nextCharacter < body.length());
        return parts;
    }

    /** A pair of surrogates is not cut in two. */
    private static int endOf(String body, int from, int room) {
        int end = Math.min(body.length(), from + room);
        boolean cut = end > from && end < body.length() && Character.isHighSurrogate(body.charAt(end - 1));
        return cut ? end - 1 : end;
    }
}
