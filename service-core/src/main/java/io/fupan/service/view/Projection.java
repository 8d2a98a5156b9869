package io.fupan.service.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What a view makes of the records of its topics. Applying the same records again must change nothing.
 *
 * <p>Records of one partition come in order. What cannot be read must be counted by {@link PassedOver} and passed over by the
 * projection itself: an exception means "the store is away", and the same records are brought again after a pause.
 */
public interface Projection {

    /**
     * The next offset to read, by partition; a partition that is missing is read from its beginning. Asked at the
     * start, after every pause, and when the projection is not {@link #intact()}.
     */
    default Map<TopicPartition, Long> positions() {
        return Map.of();
    }

    /**
     * The next offset to read, by partition, where that depends on where the log ends now.
     *
     * @param ends the next offset of each partition that will be written
     */
    default Map<TopicPartition, Long> positions(Map<TopicPartition, Long> ends) {
        return positions();
    }

    /**
     * The time from which on records are wanted of a partition without a position, by when they were published; {@code
     * null} for all there are.
     */
    default @Nullable Instant since() {
        return null;
    }

    /** Whether the store still holds what was applied; asked every second while nothing comes. */
    default boolean intact() {
        return true;
    }

    /** Does what was put off while records came; nothing new has come for a moment. */
    default void rest() {}

    /** Applies records, and remembers how far it came if its store outlives the process. */
    void apply(List<ConsumerRecord<String, byte[]>> records);
}
