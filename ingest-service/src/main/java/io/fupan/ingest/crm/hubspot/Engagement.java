package io.fupan.ingest.crm.hubspot;

import io.fupan.ingest.body.JsonObject;
import io.fupan.ingest.change.Activity;
import io.fupan.ingest.change.Moment;
import io.fupan.ingest.change.Translation;
import io.fupan.ingest.item.Item;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Calls, meetings, mails, notes and tasks that were done. */
final class Engagement {

    private static final int MILLISECONDS = 1000;

    private Engagement() {}

    static Item read(Item.Thin thin, JsonObject found, JsonObject properties, Translation translation) {
        if (thin.object().equals("task") && !"COMPLETED".equals(properties.text("hs_task_status"))) {
            return Translation.NO_CHANGE;
        }
        Instant planned = properties.time("hs_timestamp").orNull();
        // Meetings are written down before they take place; then the day of writing is the only one known to be past.
        Instant at = planned == null || planned.isAfter(translation.receivedAt()) ? thin.at() : planned;
        return translation.activity(new Activity(
                thin.object() + '-' + thin.id(),
                Moment.of(at),
                thin.object(),
                properties.text("hubspot_owner_id"),
                DealRecord.associated(found, "deals"),
                DealRecord.associated(found, "companies"),
                DealRecord.associated(found, "contacts"),
                direction(properties),
                seconds(properties.number("hs_call_duration"))));
    }

    private static @Nullable String direction(JsonObject properties) {
        String call = properties.text("hs_call_direction");
        String mail = properties.text("hs_email_direction");
        String direction = call != null ? call : mail;
        return direction == null
                ? null
                : switch (direction) {
                    case "INBOUND", "INCOMING_EMAIL" -> "in";
                    case "OUTBOUND", "EMAIL" -> "out";
                    default -> null;
                };
    }

    private static @Nullable Integer seconds(@Nullable Long milliseconds) {
        return milliseconds == null || milliseconds < 0 || milliseconds / MILLISECONDS > Integer.MAX_VALUE
                ? null
                : (int) (milliseconds / MILLISECONDS);
    }
}
