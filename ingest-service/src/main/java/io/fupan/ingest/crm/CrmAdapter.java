package io.fupan.ingest.crm;

import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.item.Contents;
import io.fupan.service.problem.Problem;
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

    /** What the sender calls the delivery, the same when it is sent again; {@code null} if it gives it no name. */
    @Nullable String deliveryKey(Delivery delivery);

    /**
     * The events of a verified delivery.
     *
     * @throws Problem 4xx if the delivery as a whole cannot be read
     */
    Contents read(Delivery delivery);
}
