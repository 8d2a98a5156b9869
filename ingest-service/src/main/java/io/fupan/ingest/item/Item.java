package io.fupan.ingest.item;

import io.fupan.event.Rejected;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing a delivery says, and what becomes of it. */
public sealed interface Item {

    /** It is understood: these are its events, one or several. */
    record Accepted(List<Recorded> events) implements Item {

        /** Copies the events. */
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /**
     * It only says that something happened to a record; the record has to be asked for.
     *
     * @param object the system's name for the kind of record
     * @param id the record's id
     * @param at when it happened
     * @param said what the delivery says all the same, JSON of the item; it wins over the record asked for later
     */
    record Thin(String object, String id, Instant at, String said) implements Item {}

    /** It is understood and changes nothing we keep, for stated reason, for example {@code NO_CHANGE}. */
    record Ignored(String reason) implements Item {}

    /**
     * It goes to the quarantine.
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
            implements Item {

        /** What is refused for a reason, told back shortened. */
        public static Refused because(
                Rejected why, @Nullable String id, @Nullable String source, @Nullable String type, String raw) {
            return new Refused(
                    id == null ? null : Echo.of(id),
                    source == null ? null : Echo.of(source),
                    type == null ? null : Echo.of(type),
                    why.reason(),
                    why.field() == null ? null : Echo.of(why.field()),
                    Echo.of(why.detail()),
                    raw);
        }
    }
}
