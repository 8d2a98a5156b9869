package io.fupan.ingest.item;

import io.fupan.event.topic.Topic;
import org.jspecify.annotations.Nullable;

/** One event of a delivery, accepted or refused. */
public sealed interface Item {

    /**
     * An event that goes to its topic.
     *
     * @param topic where it belongs
     * @param key its key there
     * @param source who says so
     * @param id the sender's id, unique within {@code source}
     * @param value the event as it is published
     */
    record Accepted(Topic topic, String key, String source, String id, byte[] value) implements Item {}

    /**
     * An item that goes to the quarantine.
     *
     * @param id the sender's id, if it has one
     * @param source who says so, if it says
     * @param type the type, if it has one
     * @param reason stable code, for example {@code MISSING_FIELD}
     * @param field the JSON path of the field at fault, if one is
     * @param detail what was expected and what came
     * @param raw the item as it came, shortened if it is longer than an event may be
     */
    record Refused(
            @Nullable String id,
            @Nullable String source,
            @Nullable String type,
            String reason,
            @Nullable String field,
            String detail,
            String raw)
            implements Item {}
}
