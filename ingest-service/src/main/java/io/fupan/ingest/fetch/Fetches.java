package io.fupan.ingest.fetch;

import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.delivery.Sender;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.item.Item;
import io.fupan.ingest.log.Outgoing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Asks for the records that a delivery only mentions. */
public final class Fetches {

    private Fetches() {}

    /** The requests of a delivery's thin items. */
    public static List<Outgoing> of(Sender sender, Delivery delivery, String deliveryKey, Contents contents) {
        return of(sender, delivery, deliveryKey, contents, delivery.receivedAt(), index -> null);
    }

    /**
     * The requests of a delivery's thin items.
     *
     * @param wantedAt since when they are asked for
     * @param refusals the refused item that an item of the delivery became earlier
     */
    public static List<Outgoing> of(
            Sender sender,
            Delivery delivery,
            String deliveryKey,
            Contents contents,
            Instant wantedAt,
            IntFunction<@Nullable String> refusals) {
        List<Outgoing> records = new ArrayList<>();
        for (int index = 0; index < contents.items().size(); index++) {
            if (contents.items().get(index) instanceof Item.Thin thin) {
                records.add(new FetchRequest(
                                sender.system(),
                                sender.connection(),
                                sender.adapter(),
                                thin.object(),
                                thin.id(),
                                thin.at(),
                                thin.said(),
                                delivery.receipt(),
                                delivery.receivedAt(),
                                deliveryKey,
                                index,
                                wantedAt,
                                refusals.apply(index))
                        .record());
            }
        }
        return records;
    }
}
