package io.fupan.ingest.item;

import io.fupan.event.topic.Topic;

/**
 * An event on its way to its topic.
 *
 * @param topic where it belongs
 * @param key its key there
 * @param source who says so
 * @param id unique within {@code source}, the same whenever the same thing is said again
 * @param value the event as it is published
 */
public record Recorded(Topic topic, String key, String source, String id, byte[] value) {}
