package io.fupan.metrics.stream;

import io.fupan.event.topic.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/** How far a stream has come, as an id of events: {@code v0.17-v1.4-a0.2}, the next offset of each partition. */
final class Position {

    private static final Map<String, String> LETTERS =
            Map.of("v", Topics.ROLLING_CHANGES.name(), "a", Topics.ALERTS.name());
    private static final String PATTERN = "[va]\\d{1,4}\\.\\d{1,18}(-[va]\\d{1,4}\\.\\d{1,18})*";
    private static final int LONGEST = 4000;

    private final Map<TopicPartition, Long> next;

    Position(Map<TopicPartition, Long> next) {
        this.next = new HashMap<>(next);
    }

    /**
     * Reads an id.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Position parse(String id) {
        if (id.length() > LONGEST || !id.matches(PATTERN)) {
            throw new IllegalArgumentException("expected the id of an event of this stream");
        }
        Map<TopicPartition, Long> next = new HashMap<>();
        for (String part : List.of(id.split("-"))) {
            int point = part.indexOf('.');
            String topic = LETTERS.get(part.substring(0, 1));
            int partition = Integer.parseInt(part.substring(1, point));
            next.put(new TopicPartition(topic, partition), Long.parseLong(part.substring(point + 1)));
        }
        return new Position(next);
    }

    /** The next offset of a partition; 0 of one that was not there yet. */
    long of(TopicPartition partition) {
        return next.getOrDefault(partition, 0L);
    }

    /** Whether an event comes after. */
    boolean isBefore(LiveEvent event) {
        return of(event.from()) <= event.offset();
    }

    /** Moves behind an event. */
    void pass(LiveEvent event) {
        next.put(event.from(), event.offset() + 1);
    }

    void moveTo(TopicPartition partition, long offset) {
        next.put(partition, offset);
    }

    @Override
    public String toString() {
        Map<String, Long> parts = new TreeMap<>();
        next.forEach((partition, offset) -> parts.put(letter(partition.topic()) + partition.partition(), offset));
        return parts.entrySet().stream()
                .map(part -> part.getKey() + '.' + part.getValue())
                .collect(Collectors.joining("-"));
    }

    private static String letter(String topic) {
        return topic.equals(Topics.ALERTS.name()) ? "a" : "v";
    }
}
