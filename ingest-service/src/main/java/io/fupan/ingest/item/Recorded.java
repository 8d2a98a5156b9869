package io.fupan.ingest.item;

import io.fupan.event.Event;
import io.fupan.event.Fact;
import io.fupan.event.Rejected;
import io.fupan.event.json.EventCodec;
import io.fupan.event.topic.Topic;
import java.time.Instant;

/**
 * An event on its way to its topic.
 *
 * @param topic where it belongs
 * @param key its key there
 * @param source who says so
 * @param id unique within {@code source}, the same whenever the same thing is said again
 * @param value the event as it is published
 */
public record Recorded(Topic topic, String key, String source, String id, byte[] value) {

    /**
     * The event, if its times can be.
     *
     * @param receivedAt when it came
     * @throws Rejected {@code TIME_IN_FUTURE} or {@code TIME_OUT_OF_RANGE}
     */
    public static <F extends Fact> Recorded of(
            EventCodec<F> codec, Topic topic, Event<F> event, Instant receivedAt) {
        Times.check(event, receivedAt);
        return new Recorded(topic, event.subject(), event.source(), event.id(), codec.write(event));
    }
}
