package io.fupan.ingest.fields;

import io.fupan.event.Rejected;
import io.fupan.ingest.body.JsonObject;
import io.fupan.ingest.change.DealChange;
import io.fupan.ingest.change.Field;
import io.fupan.ingest.change.Moment;
import io.fupan.ingest.change.Standing;
import io.fupan.ingest.change.Translation;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.item.Item;
import io.fupan.ingest.said.Arrival;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A deal as a message shows it, and what happened to it.
 *
 * @param happened what, for example {@code won}; {@code null} if a field {@code event} says it, or nothing does
 */
record FieldRecord(
        JsonObject body,
        FieldMap fields,
        @Nullable String happened,
        Delivery delivery,
        int index,
        Translation translation) {

    private static final int MAX_DIGITS = 40;

    Item read() {
        String id = said("id").orNull();
        if (id == null) {
            throw new Rejected(
                    "MISSING_FIELD", fields.place("id"), "'%s' is required".formatted(fields.place("id")));
        }
        DealChange change = DealChange.of(id, moment());
        String event = event();
        switch (event) {
            case "created" -> fill(change.creation());
            case "deleted" -> change.deletion();
            case "restored" -> fill(change.restoration()).standingSeen();
            case "won" -> fill(change).standing(Standing.WON);
            case "lost" -> fill(change).standing(Standing.LOST);
            case "updated" -> fill(change).standingSeen();
            default -> throw new Rejected(
                    "UNKNOWN_EVENT",
                    "event",
                    "expected created, updated, won, lost, deleted or restored, but received " + event);
        }
        return translation.deal(change);
    }

    private DealChange fill(DealChange change) {
        return change.createdAt(instant("createdAt"))
                .name(said("name"))
                .pipeline(said("pipeline"))
                .stage(said("stage"))
                .standing(standing())
                .product(said("product"))
                .account(said("account"))
                .channel(said("channel"))
                .kind(said("kind"))
                .owner(said("owner"))
                .amount(said("amount").map(this::decimal))
                .currency(said("currency"))
                .expectedClose(said("expectedClose").map(text -> fields.day("expectedClose", text, zone())))
                .closedAt(instant("closedAt").orNull())
                .lossReason(said("lossReason"))
                .competitor(said("competitor"))
                .lines(listed("lines").map(this::lines))
                .credits(listed("credits").map(this::shares));
    }

    /** The items, each an object with {@code product}, {@code quantity} (one, if it says none) and {@code amount}. */
    private List<DealChange.LineItem> lines(List<JsonObject> items) {
        return items.stream()
                .map(each -> new DealChange.LineItem(
                        each.require("product"),
                        each.has("quantity") ? each.requireDecimal("quantity") : BigDecimal.ONE,
                        each.decimal("amount").orNull()))
                .toList();
    }

    private List<DealChange.Share> shares(List<JsonObject> credits) {
        return credits.stream()
                .map(each -> new DealChange.Share(each.require("owner"), each.requireDecimal("share")))
                .toList();
    }

    private String event() {
        String said = happened == null ? said("event").orNull() : happened;
        return said == null ? "updated" : said.toLowerCase(Locale.ROOT);
    }

    private @Nullable Standing standing() {
        String status = said("status").orNull();
        return status == null
                ? null
                : switch (status.toLowerCase(Locale.ROOT)) {
                    case "won" -> Standing.WON;
                    case "lost" -> Standing.LOST;
                    case "open" -> Standing.OPEN;
                    default -> throw new Rejected(
                            "INVALID_FIELD", fields.place("status"), "expected won, lost or open, but received " + status);
                };
    }

    private Moment moment() {
        Instant changed = instant("changedAt").orNull();
        return changed == null ? Arrival.of(delivery, index) : Moment.of(changed);
    }

    private Field<Instant> instant(String ours) {
        return said(ours).map(text -> fields.instant(ours, text, zone()));
    }

    private BigDecimal decimal(String text) {
        try {
            if (text.length() <= MAX_DIGITS) {
                return new BigDecimal(text);
            }
        } catch (NumberFormatException e) {
            // refused like a number that is too long
        }
        throw new Rejected("INVALID_FIELD", fields.place("amount"), "expected a decimal, but received " + text);
    }

    private JsonNode at(String ours) {
        JsonNode at = body.json();
        for (String name : fields.place(ours).split("\\.")) {
            at = at.path(name);
        }
        return at;
    }

    /** The objects of a list. Forms have no lists. */
    private Field<List<JsonObject>> listed(String ours) {
        JsonNode at = at(ours);
        if (at.isMissingNode()) {
            return Field.absent();
        }
        if (at.isNull()) {
            return Field.cleared();
        }
        if (!at.isArray()) {
            throw new Rejected(
                    "INVALID_FIELD", fields.place(ours), "expected a list in '%s'".formatted(fields.place(ours)));
        }
        return Field.of(at.values().stream().map(JsonObject::of).toList());
    }

    private Field<String> said(String ours) {
        JsonNode at = at(ours);
        if (at.isMissingNode()) {
            return Field.absent();
        }
        if (!at.isNull() && !at.isValueNode()) {
            throw new Rejected(
                    "INVALID_FIELD", fields.place(ours), "expected a single value in '%s'".formatted(fields.place(ours)));
        }
        String text = at.isNull() ? "" : at.asString().strip();
        return text.isEmpty() || text.equals(fields.nothing()) ? Field.cleared() : Field.of(text);
    }

    private ZoneId zone() {
        return translation.connection().mapping().zone();
    }
}
