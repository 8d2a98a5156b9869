package io.fupan.metrics.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A page of what is behind a number.
 *
 * @param next the cursor of the next page, or {@code null} on the last one
 */
public record EvidencePage(List<JsonNode> items, @Nullable String next) {

    private static final int BATCH = 200;

    /** Those that may be behind the number: all that are, and some more. */
    @FunctionalInterface
    public interface Candidates {

        /** Not more than so many after a cursor, or from the first one. */
        List<Document> after(@Nullable String cursor, int limit);
    }

    /** What to say of a candidate; {@code null} if it is nothing of the number, and is not listed. */
    @FunctionalInterface
    public interface Row {

        /** Of this one. */
        @Nullable JsonNode of(Document candidate);
    }

    /**
     * Asks candidates until the page is full.
     *
     * @param cursorAfter the cursor of what comes after a candidate
     * @param cursor of the page before, or {@code null} for the first one
     */
    public static EvidencePage of(
            Candidates candidates, Row rows, Function<Document, String> cursorAfter, @Nullable String cursor, int limit) {
        List<JsonNode> items = new ArrayList<>();
        Document last = null;
        String place = cursor;
        while (true) {
            List<Document> batch = candidates.after(place, BATCH);
            for (Document candidate : batch) {
                JsonNode row = rows.of(candidate);
                if (row != null && items.size() == limit) {
                    return new EvidencePage(items, last == null ? null : cursorAfter.apply(last));
                }
                if (row != null) {
                    items.add(row);
                    last = candidate;
                }
            }
            if (batch.size() < BATCH) {
                return new EvidencePage(items, null);
            }
            place = cursorAfter.apply(batch.getLast());
        }
    }
}
