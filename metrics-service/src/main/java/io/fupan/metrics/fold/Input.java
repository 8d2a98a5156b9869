package io.fupan.metrics.fold;

import io.fupan.event.Event;
import io.fupan.event.Fact;
import io.fupan.event.Rejected;
import io.fupan.event.activity.ActivityFact;
import io.fupan.event.json.Families;
import io.fupan.event.link.LinkFact;
import io.fupan.event.link.LinkKey;
import io.fupan.event.topic.Topic;
import io.fupan.event.topic.Topics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record of one of the logs that are folded, and what it is about. */
sealed interface Input {

    /** The logs; partition {@code p} of each belongs to the same task. */
    List<Topic> TOPICS =
            List.of(Topics.DEAL_EVENTS, Topics.CUSTOMER_EVENTS, Topics.ACTIVITY_EVENTS, Topics.LINKS);

    /** What it is about. */
    Entity entity();

    /** An event. */
    record Said(Entity entity, Event<? extends Fact> event) implements Input {}

    /** What something tells; {@code null} if that has nothing to tell any more. */
    record Link(Entity entity, String key, @Nullable Event<LinkFact> event) implements Input {}

    /**
     * Reads a record.
     *
     * @throws Rejected if it is none that belongs on the topic
     */
    static Input read(String topic, @Nullable String key, byte @Nullable [] value) {
        if (topic.equals(Topics.LINKS.name())) {
            return link(key, value);
        }
        if (value == null) {
            throw new Rejected("EMPTY_RECORD", null, "expected an event, but the record has no value");
        }
        if (topic.equals(Topics.DEAL_EVENTS.name())) {
            return said(Entity.DEAL, Families.DEAL.read(value));
        }
        if (topic.equals(Topics.CUSTOMER_EVENTS.name())) {
            return said(Entity.ACCOUNT, Families.CUSTOMER.read(value));
        }
        Event<ActivityFact> activity = Families.ACTIVITY.read(value);
        return new Said(Entity.of(activity), activity);
    }

    private static Input said(String kind, Event<? extends Fact> event) {
        return new Said(new Entity(kind, event.subject()), event);
    }

    private static Input link(@Nullable String key, byte @Nullable [] value) {
        try {
            LinkKey parsed = LinkKey.parse(key == null ? "" : key);
            return new Link(Entity.told(parsed), parsed.toString(), value == null ? null : Families.LINK.read(value));
        } catch (IllegalArgumentException e) {
            throw new Rejected("INVALID_KEY", null, String.valueOf(e.getMessage()));
        }
    }
}
