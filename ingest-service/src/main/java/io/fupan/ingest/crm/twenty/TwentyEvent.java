package io.fupan.ingest.crm.twenty;

import io.fupan.ingest.body.JsonObject;
import io.fupan.ingest.change.AccountChange;
import io.fupan.ingest.change.DealChange;
import io.fupan.ingest.change.Field;
import io.fupan.ingest.change.Moment;
import io.fupan.ingest.change.Standing;
import io.fupan.ingest.change.Translation;
import io.fupan.ingest.item.Item;
import io.fupan.ingest.said.Named;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What happened to a record of Twenty, as the server sends it, or in the older shape of its documentation.
 *
 * @param object the kind of record, for example {@code opportunity}
 * @param action for example {@code updated}
 * @param time when it was sent
 * @param record as it is then; before, if it was deleted
 * @param updated the fields that were changed; {@code null} if that is not said
 * @param settings of the connection
 */
record TwentyEvent(
        String object,
        String action,
        Instant time,
        JsonObject record,
        @Nullable Set<String> updated,
        Map<String, String> settings) {

    private static final int MICROS = 6;

    static TwentyEvent of(JsonObject body, Map<String, String> settings) {
        boolean documented = body.has("event") && !body.has("eventName");
        String[] name = body.require(documented ? "event" : "eventName").split("\\.", 2);
        return new TwentyEvent(
                name[0],
                name.length == 2 ? name[1] : "",
                body.requireTime(documented ? "timestamp" : "eventDate"),
                body.requireObject(documented ? "data" : "record"),
                updated(body),
                settings);
    }

    Item read(Translation translation) {
        return switch (object) {
            case "opportunity" -> deal(translation);
            case "company" -> account(translation);
            default -> new Item.Ignored("UNKNOWN_TYPE");
        };
    }

    private Item deal(Translation translation) {
        DealChange change = DealChange.of(record.require("id"), moment());
        switch (action) {
            case "created" -> fill(change.creation().createdAt(record.time("createdAt")));
            case "updated" -> fill(change);
            case "deleted", "destroyed" -> change.deletion();
            case "restored" -> fill(change.restoration());
            default -> {
                return new Item.Ignored("UNKNOWN_TYPE");
            }
        }
        return translation.deal(change);
    }

    private void fill(DealChange change) {
        change.name(said("name"))
                .owner(said("ownerId"))
                .account(said("companyId"))
                .expectedClose(says("closeDate") ? record.day("closeDate") : Field.absent())
                .stage(said("stage"))
                .standingByDefault(standing(said("stage").orNull()));
        if (updated == null && !action.equals("created")) {
            // Without a list of changes an old win is said again and again.
            change.standingSeen().closedOn(record.day("closeDate").orNull());
        }
        if (says("amount")) {
            amount(change);
        }
        Named.fill(change, record, this::says, settings);
    }

    /** Amounts are in millionths. */
    private void amount(DealChange change) {
        JsonObject amount = record.object("amount");
        if (amount == null) {
            change.amount(Field.cleared());
            return;
        }
        Field<BigDecimal> micros = amount.decimal("amountMicros");
        change.amount(micros.map(value -> value.movePointLeft(MICROS).stripTrailingZeros()))
                .currency(amount.said("currencyCode"));
    }

    private Item account(Translation translation) {
        if (!action.equals("created") && !action.equals("updated")) {
            return new Item.Ignored("UNKNOWN_TYPE");
        }
        JsonObject address = says("address") ? record.object("address") : null;
        return translation.account(new AccountChange(
                record.require("id"),
                moment(),
                said("name"),
                Field.absent(),
                address == null ? Field.absent() : address.said("addressCountry"),
                said("accountOwnerId")));
    }

    /** The record's own time of the change, which is the same whatever subscription tells it. */
    private Moment moment() {
        Instant own = switch (action) {
            case "created" -> record.time("createdAt").orNull();
            case "updated" -> record.time("updatedAt").orNull();
            default -> null;
        };
        return Moment.of(own == null ? time : own);
    }

    private Field<String> said(String field) {
        return says(field) ? record.said(field) : Field.absent();
    }

    private boolean says(String field) {
        return updated == null || updated.contains(field);
    }

    /** The stages that every workspace begins with; there is none for lost deals. */
    private static @Nullable Standing standing(@Nullable String stage) {
        return switch (stage) {
            case "CUSTOMER" -> Standing.WON;
            case "NEW", "SCREENING", "MEETING", "PROPOSAL" -> Standing.OPEN;
            case null, default -> null;
        };
    }

    private static @Nullable Set<String> updated(JsonObject body) {
        if (!body.has("updatedFields")) {
            return null;
        }
        Set<String> fields = new HashSet<>();
        for (JsonNode field : body.array("updatedFields")) {
            fields.add(field.asString(""));
        }
        return fields;
    }
}
