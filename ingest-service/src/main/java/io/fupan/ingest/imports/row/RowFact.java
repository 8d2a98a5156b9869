package io.fupan.ingest.imports.row;

import io.fupan.event.Fact;
import io.fupan.event.json.EventCodec;
import io.fupan.event.topic.Topic;
import java.time.Instant;

/**
 * A fact that a row states.
 *
 * @param codec of its family
 * @param topic where it belongs
 * @param subject what it is about
 * @param time when it happened
 * @param data the fact
 */
record RowFact<F extends Fact>(EventCodec<F> codec, Topic topic, String subject, Instant time, F data) {}
