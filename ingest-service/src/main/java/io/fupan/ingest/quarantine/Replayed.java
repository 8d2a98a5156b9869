package io.fupan.ingest.quarantine;

import io.fupan.event.topic.Topics;
import io.fupan.ingest.delivery.Sender;
import io.fupan.ingest.log.Envelope;
import io.fupan.ingest.log.Outgoing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a refused item when it was read again.
 *
 * @param item the id of the refusal
 * @param receipt the delivery it came in
 * @param outcome {@code replayed}, {@code ignored}, {@code pending} or {@code refused}
 * @param reason why it was refused again, or ignored
 * @param detail what was expected and what came
 * @param adapter version of the code that read it
 * @param by who asked for it
 */
public record Replayed(
        String item,
        String receipt,
        String outcome,
        @Nullable String reason,
        @Nullable String detail,
        int adapter,
        String by) {

    /** Its events are on their topics now. */
    public static final String REPLAYED = "replayed";

    /** It changes nothing that is kept. */
    public static final String IGNORED = "ignored";

    /** Its record is being asked for. */
    public static final String PENDING = "pending";

    /** It still cannot be read. */
    public static final String REFUSED = "refused";

    static final String TYPE = "ingest.replayed";

    /** The record of it, under the key of the delivery. */
    public Outgoing record(Sender sender, String deliveryKey, Instant at) {
        String id = item + "/replayed/" + at;
        byte[] value = Envelope.of(TYPE, id, sender.source(), sender.connection(), at, this).bytes();
        return new Outgoing(Topics.QUARANTINE, sender.keyOf(deliveryKey), value);
    }
}
