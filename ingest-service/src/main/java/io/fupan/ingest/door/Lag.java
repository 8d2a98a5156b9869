package io.fupan.ingest.door;

import io.fupan.event.json.Json;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.item.Recorded;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** How long after something happened its sender says so. */
final class Lag {

    private Lag() {}

    /** Between the last event of a delivery and its arrival; {@code null} if it has none. */
    static @Nullable Duration of(Contents contents, Instant receivedAt) {
        List<Recorded> events = contents.events();
        Instant time = events.isEmpty() ? null : time(events.getLast().value());
        return time == null ? null : Duration.between(time, receivedAt);
    }

    private static @Nullable Instant time(byte[] event) {
        try (JsonParser parser = Json.mapper().createParser(event)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean found = parser.currentName().equals("time");
                parser.nextToken();
                if (found) {
                    return Instant.parse(parser.getString());
                }
                parser.skipChildren();
            }
            return null;
        } catch (JacksonException | DateTimeException e) {
            return null;
        }
    }
}
