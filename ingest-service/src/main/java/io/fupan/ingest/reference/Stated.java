package io.fupan.ingest.reference;

import io.fupan.event.json.Json;
import io.fupan.ingest.reference.statement.Statement;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A statement as it is shown.
 *
 * @param subject what it is about
 * @param type of the fact
 * @param revision the how manieth statement about the subject it is, from 1
 * @param data what is stated
 * @param statedAt when it was stated
 * @param recordedAt when it was put on the log
 * @param source who or what stated it
 * @param receipt leads to the request or file it came in
 * @param provenance {@code invented} for made-up demonstration data
 */
record Stated(
        String subject,
        String type,
        int revision,
        JsonNode data,
        Instant statedAt,
        Instant recordedAt,
        String source,
        @Nullable String receipt,
        @Nullable String provenance) {

    static Stated of(Statement statement) {
        return new Stated(
                statement.fact().subject(),
                statement.event().type(),
                statement.revision(),
                Json.mapper().valueToTree(statement.fact()),
                statement.event().time(),
                statement.recordedAt(),
                statement.event().source(),
                statement.event().receipt(),
                statement.event().provenance());
    }
}
