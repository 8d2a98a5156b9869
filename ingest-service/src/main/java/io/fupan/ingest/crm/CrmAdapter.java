package io.fupan.ingest.crm;

import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.delivery.Limits;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.item.Item;
import io.fupan.ingest.lookup.RecordSource;
import io.fupan.service.problem.Problem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what comes through one connection. It is used by many threads at once. */
public interface CrmAdapter {

    /** Grows whenever the same bytes would be read as other events than before. */
    int version();

    /**
     * Proves, from the raw bytes and before anything of them is parsed, that the sender is who it should be.
     *
     * @throws Problem 401 without any detail
     */
    void verify(Delivery delivery);

    /**
     * A verified delivery as it may be kept and shown: without secrets that its sender put into the body. All that
     * follows is made of it, so that it can be read again from its receipt.
     */
    default Delivery kept(Delivery delivery) {
        return delivery;
    }

    /** What the sender calls the delivery, the same when it is sent again; {@code null} if it gives it no name. */
    @Nullable String deliveryKey(Delivery delivery);

    /** What the sender wants to hear once its delivery is safe; {@code null} for our own answer, 202 with a receipt. */
    default @Nullable Answer answer(Delivery delivery) {
        return null;
    }

    /** Headers that {@link #read} needs and that hold no secret; the receipt keeps them, so that it can be read again. */
    default List<String> headers() {
        return List.of();
    }

    /** Bytes a body may have; what is longer is refused before it is read. */
    default int bodyBytes() {
        return Limits.BODY_BYTES;
    }

    /**
     * What the sender wants to hear when it only looks whether the address exists, with GET or HEAD; {@code null} if it
     * never does that.
     */
    default @Nullable Answer ping() {
        return null;
    }

    /**
     * Whether the sender understands why something was refused, because it sends our own format. Any other sender
     * hears that all is well once its delivery is safe: it could only send the same again.
     */
    default boolean explains() {
        return false;
    }

    /**
     * The events of a verified delivery.
     *
     * @throws Problem 4xx if the delivery as a whole cannot be read
     */
    Contents read(Delivery delivery);

    /** Where the records of this connection's thin items are asked for; {@code null} if there are no such items. */
    default @Nullable RecordSource records() {
        return null;
    }

    /**
     * The events of a thin item, now that its record is known. What the item itself said wins over the record, which
     * may have changed since.
     *
     * @param thin the item, as {@link #read} gave it
     * @param recordJson the record, as {@link RecordSource} gave it
     * @param fetchedAt when the record was asked for
     * @param receipt the delivery the item came in
     */
    default Contents readRecord(Item.Thin thin, String recordJson, Instant fetchedAt, String receipt) {
        throw new UnsupportedOperationException("this system has no thin items");
    }
}
