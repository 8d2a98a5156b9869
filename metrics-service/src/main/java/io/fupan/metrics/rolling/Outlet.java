package io.fupan.metrics.rolling;

import io.fupan.event.topic.Topic;
import io.fupan.service.topic.Publisher;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Where records go. */
@FunctionalInterface
public interface Outlet {

    /**
     * A record to write.
     *
     * @param value {@code null} to delete the key of a compacted topic
     */
    record Outgoing(Topic topic, String key, byte @Nullable [] value) {}

    /** Sends a record; completes with its offset when the log has it. */
    CompletableFuture<Long> send(Outgoing outgoing);

    /** Writes records, and returns their offsets when the log has them all. */
    default List<Long> write(List<Outgoing> records) {
        List<CompletableFuture<Long>> sent = new ArrayList<>(records.size());
        records.forEach(each -> sent.add(send(each)));
        try {
            return sent.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException e) {
            throw new NotWritten(e);
        }
    }

    /** Writes to the broker. */
    static Outlet to(Publisher publisher) {
        return outgoing -> publisher
                .publish(outgoing.topic(), outgoing.key(), outgoing.value())
                .thenApply(metadata -> metadata.offset());
    }

    /** The log did not confirm all of the records; some may have been written. */
    final class NotWritten extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotWritten(Throwable cause) {
            super(cause);
        }
    }
}
