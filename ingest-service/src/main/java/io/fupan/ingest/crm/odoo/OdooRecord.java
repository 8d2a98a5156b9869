package io.fupan.ingest.crm.odoo;

import io.fupan.ingest.body.JsonObject;
import io.fupan.ingest.change.AccountChange;
import io.fupan.ingest.change.DealChange;
import io.fupan.ingest.change.Field;
import io.fupan.ingest.change.LeadChange;
import io.fupan.ingest.change.Moment;
import io.fupan.ingest.change.Standing;
import io.fupan.ingest.change.Translation;
import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.item.Item;
import io.fupan.ingest.said.Arrival;
import io.fupan.ingest.said.Named;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A record of Odoo with the fields that the administrator chose. It says nothing of what happened; an empty field reads
 * {@code false}. Times are in UTC without saying so.
 */
record OdooRecord(JsonObject record, Moment moment, Translation translation) {

    private static final String ACTIVE = "active";
    private static final BigDecimal CERTAIN = new BigDecimal(100);

    static OdooRecord in(Delivery delivery, Connection connection, JsonObject body, int index) {
        JsonObject record = emptied(body);
        Instant written = record.time("write_date").orNull();
        return new OdooRecord(
                record,
                written == null ? Arrival.of(delivery, index) : Moment.of(written),
                new Translation(connection, delivery.receivedAt(), delivery.receipt()));
    }

    Item read() {
        return switch (record.require("_model")) {
            case "crm.lead" -> "lead".equals(record.text("type")) ? lead() : deal();
            case "res.partner" -> account();
            default -> new Item.Ignored("UNKNOWN_TYPE");
        };
    }

    private Item deal() {
        Standing standing = standing();
        DealChange change = DealChange.of(record.require("_id"), moment)
                .createdAt(record.time("create_date"))
                .name(record.said("name"))
                .pipeline(reference("team_id"))
                .stage(reference("stage_id"))
                .owner(reference("user_id"))
                .account(reference("partner_id"))
                .channel(reference("source_id"))
                .amount(record.decimal("expected_revenue"))
                .expectedClose(record.day("date_deadline"))
                .lossReason(reference("lost_reason_id"))
                .standing(standing)
                .standingSeen();
        if (standing == Standing.WON || standing == Standing.LOST) {
            change.closedAt(record.time("date_closed").orNull());
        }
        Named.fill(change, record, translation.connection().settings());
        return translation.deal(change);
    }

    /** A lost deal is one that was archived at a probability of nothing. */
    private @Nullable Standing standing() {
        String status = record.text("won_status");
        if (status != null) {
            return switch (status) {
                case "won" -> Standing.WON;
                case "lost" -> Standing.LOST;
                case "pending" -> Standing.OPEN;
                default -> null;
            };
        }
        Boolean active = record.flag(ACTIVE);
        BigDecimal probability = record.decimal("probability").orNull();
        if (active == null || probability == null) {
            return null;
        }
        if (!active) {
            return probability.signum() == 0 ? Standing.LOST : null;
        }
        return probability.compareTo(CERTAIN) >= 0 ? Standing.WON : Standing.OPEN;
    }

    private Item lead() {
        return translation.lead(LeadChange.of(record.require("_id"), moment)
                .createdAt(record.time("create_date").orNull())
                .channel(reference("source_id").orNull())
                .owner(reference("user_id").orNull())
                .account(reference("partner_id").orNull()));
    }

    private Item account() {
        return translation.account(new AccountChange(
                record.require("_id"),
                moment,
                record.said("name"),
                reference("industry_id"),
                reference("country_code"),
                reference("user_id")));
    }

    /** The id of another record, bare or with its name beside it. */
    private Field<String> reference(String field) {
        JsonNode value = record.json().get(field);
        return value != null && value.isArray() && !value.isEmpty()
                ? Field.of(value.get(0).asString(""))
                : record.said(field);
    }

    /** The record with {@code null} for {@code false}, but where {@code false} means itself. */
    private static JsonObject emptied(JsonObject body) {
        ObjectNode emptied = body.json().deepCopy();
        for (String name : body.names()) {
            JsonNode value = body.json().get(name);
            if (!name.equals(ACTIVE) && value.isBoolean() && !value.booleanValue()) {
                emptied.putNull(name);
            }
        }
        return JsonObject.of(emptied);
    }
}
