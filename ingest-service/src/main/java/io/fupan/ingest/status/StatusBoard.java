package io.fupan.ingest.status;

import io.fupan.event.Rejected;
import io.fupan.event.json.EventCodec;
import io.fupan.event.json.Json;
import io.fupan.ingest.log.Envelope;
import io.fupan.service.view.PassedOver;
import io.fupan.service.view.Projection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * What all instances said last. Posting is not waited for: what is lost while the log is away, the next post says too.
 */
public final class StatusBoard implements Projection {

    private static final PassedOver PASSED_OVER = new PassedOver("status");
    private static final String TYPE = "ingest.status";

    private final String instance;
    private final String run = UUID.randomUUID().toString();
    private final BiConsumer<String, byte[]> log;
    private final InstantSource clock;
    private final Map<String, Status> last = new ConcurrentHashMap<>();

    /**
     * A board.
     *
     * @param instance who posts
     * @param log takes records, by their key
     */
    public StatusBoard(String instance, BiConsumer<String, byte[]> log, InstantSource clock) {
        this.instance = instance;
        this.log = log;
        this.clock = clock;
    }

    /** Who posts here. */
    public String instance() {
        return instance;
    }

    /** Whether this instance said so, since it was started. */
    public boolean isOwn(Status status) {
        return status.run().equals(run);
    }

    /** Whether this instance said so, before it was started again. */
    public boolean isEarlier(Status status) {
        return status.instance().equals(instance) && !isOwn(status);
    }

    /** Says how something is doing. */
    public void post(String kind, String name, Object data) {
        Instant now = clock.instant();
        write(new Status(kind, name, instance, run, now, Json.mapper().valueToTree(data)));
    }

    /** Says that there is nothing to say any more, if there was something. */
    public void clear(String kind, String name) {
        Status nothing = new Status(kind, name, instance, run, clock.instant(), null);
        if (last.containsKey(nothing.key())) {
            write(nothing);
        }
    }

    /** What the instances say of one thing, the newest first. */
    public List<Status> of(String kind, String name) {
        return stream(kind).filter(each -> each.name().equals(name)).toList();
    }

    /** What the instances say of all things of a kind, the newest first. */
    public List<Status> all(String kind) {
        return stream(kind).toList();
    }

    @Override
    public void apply(List<ConsumerRecord<String, byte[]>> records) {
        for (ConsumerRecord<String, byte[]> each : records) {
            Status status = read(each);
            if (status != null && !isOwn(status)) {
                put(status);
            }
        }
    }

    private Stream<Status> stream(String kind) {
        return last.values().stream()
                .filter(each -> each.kind().equals(kind))
                .sorted(Comparator.comparing(Status::at).reversed());
    }

    private void write(Status status) {
        put(status);
        byte[] value = Envelope.of(
                        TYPE, UUID.randomUUID().toString(), "/ingest/" + instance, status.key(), status.at(), status)
                .bytes();
        log.accept(status.key(), value);
    }

    /** What this instance says now is newer than what it said before it was started again. */
    private void put(Status status) {
        last.merge(status.key(), status, (before, next) -> isOwn(before) && !isOwn(next) ? before : next);
        last.computeIfPresent(status.key(), (key, now) -> now.data() == null ? null : now);
    }

    private static @Nullable Status read(ConsumerRecord<String, byte[]> each) {
        try {
            return Json.mapper().treeToValue(EventCodec.parse(each.value()).path("data"), Status.class);
        } catch (Rejected | JacksonException e) {
            PASSED_OVER.add(each, e);
            return null;
        }
    }
}
