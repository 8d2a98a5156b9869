package io.fupan.ingest.status;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How something is doing, as one instance said last.
 *
 * @param kind of thing, for example {@code import}
 * @param name of the thing
 * @param instance that said so; the same after a restart
 * @param run the life of the instance, another one after each start
 * @param at when it was said
 * @param data what was said; {@code null} if there is nothing to say any more
 */
public record Status(String kind, String name, String instance, String run, Instant at, @Nullable JsonNode data) {

    String key() {
        return kind + '/' + name + '@' + instance;
    }
}
