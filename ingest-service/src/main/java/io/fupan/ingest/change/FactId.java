package io.fupan.ingest.change;

import io.fupan.event.Rejected;
import io.fupan.ingest.signature.Digest;
import io.fupan.ingest.signature.Proof;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Ids of events, made from the fact and not from the delivery: whatever delivery says the same fact, under whatever
 * subscription and however often, gives the same id.
 */
public final class FactId {

    private static final int LONGEST_ID = 128;
    private static final int DIGITS = 12;

    private FactId() {}

    /**
     * The id of a fact.
     *
     * @param object the kind of thing, for example {@code deal}
     * @param id the system's id of the thing
     * @param kind what happened to it
     * @param moment the time, see {@link Moment#key()}
     * @param values in the system's own words, so that another mapping gives the same id
     */
    public static String of(String object, String id, String kind, String moment, @Nullable Object... values) {
        String start = object + '/' + id + '/' + kind + '/' + moment;
        return values.length == 0 ? start : start + '/' + digest(values);
    }

    /**
     * A system's id of a thing.
     *
     * @throws Rejected if it is blank or longer than ids are
     */
    public static String require(String object, String id) {
        if (id.isBlank() || id.length() > LONGEST_ID) {
            throw new Rejected(
                    "INVALID_FIELD",
                    "id",
                    "expected an id of 1 to %d characters for a %s, but received %d"
                            .formatted(LONGEST_ID, object, id.length()));
        }
        return id;
    }

    private static String digest(@Nullable Object... values) {
        // Lengths keep neighbours apart: "ab","c" is not "a","bc".
        String text = Arrays.stream(values)
                .map(value -> value == null ? "-" : value.toString().length() + ":" + value)
                .collect(Collectors.joining(","));
        return Proof.hex(Digest.sha256(text.getBytes(StandardCharsets.UTF_8))).substring(0, DIGITS);
    }
}
