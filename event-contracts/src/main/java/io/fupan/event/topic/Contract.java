package io.fupan.event.topic;

import io.fupan.event.json.EventCodec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a subscriber of a topic must know.
 *
 * @param says what its records say
 * @param key what a record's key is
 * @param tombstone what a record without a value means; {@code null} where none is ever written
 * @param writers the services that write it
 * @param readers the services that read it
 * @param values the family of its values; {@code null} if they may change their form with any version
 */
public record Contract(
        String says,
        String key,
        @Nullable String tombstone,
        List<String> writers,
        List<String> readers,
        @Nullable EventCodec<?> values) {

    /** Copies the services. */
    public Contract {
        writers = List.copyOf(writers);
        readers = List.copyOf(readers);
    }

    /** What a topic says, in a sentence without its point. */
    static Contract saying(String says) {
        return new Contract(says, "", null, List.of(), List.of(), null);
    }

    Contract keyedBy(String key) {
        return new Contract(says, key, tombstone, writers, readers, values);
    }

    Contract removing(String tombstone) {
        return new Contract(says, key, tombstone, writers, readers, values);
    }

    Contract from(String... writers) {
        return new Contract(says, key, tombstone, List.of(writers), readers, values);
    }

    Contract to(String... readers) {
        return new Contract(says, key, tombstone, writers, List.of(readers), values);
    }

    Contract of(EventCodec<?> values) {
        return new Contract(says, key, tombstone, writers, readers, values);
    }
}
