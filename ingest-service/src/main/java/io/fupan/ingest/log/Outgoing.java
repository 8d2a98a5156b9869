package io.fupan.ingest.log;

import io.fupan.event.topic.Topic;

/**
 * A record on its way to a topic.
 *
 * @param topic where it goes
 * @param key what it is kept under
 * @param value the record
 */
public record Outgoing(Topic topic, String key, byte[] value) {}
