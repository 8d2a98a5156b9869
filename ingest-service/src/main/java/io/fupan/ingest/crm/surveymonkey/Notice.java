package io.fupan.ingest.crm.surveymonkey;

import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.item.Item;
import io.fupan.ingest.said.Said;

/** Says that a response came or was changed, and nothing of what is in it. */
final class Notice {

    private Notice() {}

    static Item in(Delivery delivery) {
        Said body = Said.in(delivery);
        return switch (body.text("event_type")) {
            case "response_completed", "response_updated", "response_created", "response_overquota" ->
                new Item.Thin(
                        body.text("object_type"), body.text("object_id"), body.instant("event_datetime"), delivery.text());
            default -> new Item.Ignored("UNKNOWN_TYPE");
        };
    }
}
