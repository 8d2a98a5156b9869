package io.fupan.ingest.crm.espocrm;

import io.fupan.event.Rejected;
import io.fupan.ingest.body.JsonObject;
import io.fupan.ingest.change.AccountChange;
import io.fupan.ingest.change.Activity;
import io.fupan.ingest.change.DealChange;
import io.fupan.ingest.change.LeadChange;
import io.fupan.ingest.change.Moment;
import io.fupan.ingest.change.Standing;
import io.fupan.ingest.change.Translation;
import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.item.Item;
import io.fupan.ingest.said.AmountAlone;
import io.fupan.ingest.said.Arrival;
import io.fupan.ingest.said.Named;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What happened to one record of EspoCRM. A field that is absent is as it was, one that is {@code null} is empty now.
 *
 * @param entity for example {@code Opportunity}
 * @param action {@code create}, {@code update}, {@code fieldUpdate.<field>} or {@code delete}
 * @param index its place in the batch, which is the order in which it happened
 */
record EspoEvent(
        String entity, String action, JsonObject record, int index, Delivery delivery, Translation translation) {

    private static final AmountAlone AMOUNT_ALONE = new AmountAlone("amount", "amountCurrency");

    static EspoEvent in(Delivery delivery, Connection connection, JsonObject record, int index) {
        String event = delivery.event();
        int dot = event == null ? -1 : event.indexOf('.');
        if (event == null || dot < 1) {
            throw new Rejected(
                    "MISSING_EVENT",
                    null,
                    "expected the event at the end of the webhook's address, for example /Opportunity.update");
        }
        return new EspoEvent(
                event.substring(0, dot),
                event.substring(dot + 1),
                record,
                index,
                delivery,
                new Translation(connection, delivery.receivedAt(), delivery.receipt()));
    }

    /** What it says; the amount apart, if the connection refuses amounts whose currency is not said. */
    List<Item> read() {
        boolean refused = entity.equals("Opportunity")
                && "refuse".equals(translation.connection().settings().get("amounts-without-currency"))
                && AMOUNT_ALONE.isIn(record, !action.equals("create"));
        if (!refused) {
            return List.of(event());
        }
        Item rest = new EspoEvent(entity, action, AMOUNT_ALONE.without(record), index, delivery, translation).event();
        Rejected why = new Rejected(
                "CURRENCY_NEEDED", "amountCurrency", "'amount' and 'amountCurrency' are told one without the other");
        Item amount = Item.Refused.because(why, null, null, delivery.event(), record.json().toString());
        return rest.equals(Translation.NO_CHANGE) ? List.of(amount) : List.of(rest, amount);
    }

    private Item event() {
        boolean creation = action.equals("create");
        boolean update = action.equals("update") || action.startsWith("fieldUpdate.");
        return switch (entity) {
            case "Opportunity" -> creation || update || action.equals("delete") ? deal() : unknown();
            case "Account" -> creation || update ? account() : unknown();
            case "Lead" -> creation || update ? lead() : unknown();
            case "Meeting", "Call", "Task" -> creation ? activity() : unknown();
            default -> unknown();
        };
    }

    private Item deal() {
        DealChange change = DealChange.of(record.require("id"), moment()).sequence("%03d".formatted(index));
        if (action.equals("delete")) {
            return translation.deal(change.deletion());
        }
        if (action.equals("create")) {
            change.creation();
        }
        String stage = record.text("stage");
        change.createdAt(record.time("createdAt"))
                .name(record.said("name"))
                .stage(record.said("stage"))
                .standingByDefault(stage == null ? null : standing(stage))
                .amount(record.decimal("amount"))
                .currency(record.said("amountCurrency"))
                .expectedClose(record.day("closeDate"))
                .owner(record.said("assignedUserId"))
                .account(record.said("accountId"))
                .channel(record.said("leadSource"));
        Named.fill(change, record, translation.connection().settings());
        return translation.deal(change);
    }

    private Item account() {
        return translation.account(new AccountChange(
                record.require("id"),
                moment(),
                record.said("name"),
                record.said("industry"),
                record.said("billingAddressCountry"),
                record.said("assignedUserId")));
    }

    private Item lead() {
        LeadChange change = LeadChange.of(record.require("id"), moment())
                .owner(record.text("assignedUserId"))
                .channel(record.text("source"));
        if (action.equals("create")) {
            Instant created = record.time("createdAt").orNull();
            change.createdAt(created == null ? moment().at() : created);
        }
        if ("Converted".equals(record.text("status"))) {
            change.account(record.text("createdAccountId")).converted(record.text("createdOpportunityId"));
        } else if ("Dead".equals(record.text("status"))) {
            change.disqualified(null);
        }
        return translation.lead(change);
    }

    private Item activity() {
        String parent = record.text("parentId");
        String kind = record.text("parentType");
        String direction = record.text("direction");
        Instant start = record.time("dateStart").orNull();
        // A meeting that is planned has not been held; that it was planned is told as of now.
        Moment when = start != null && !start.isAfter(delivery.receivedAt()) ? Moment.of(start) : moment();
        return translation.activity(new Activity(
                entity + ':' + record.require("id"),
                when,
                entity.toLowerCase(Locale.ROOT),
                record.text("assignedUserId"),
                "Opportunity".equals(kind) ? parent : null,
                "Account".equals(kind) ? parent : record.text("accountId"),
                "Lead".equals(kind) ? parent : null,
                "Inbound".equals(direction) ? "in" : "Outbound".equals(direction) ? "out" : null,
                null));
    }

    /** The record's own time if the webhook sends it; otherwise it is not known, and the arrival stands for it. */
    private Moment moment() {
        Instant own = record.time(action.equals("create") ? "createdAt" : "modifiedAt").orNull();
        return own == null || action.equals("delete") ? Arrival.of(delivery, index) : Moment.of(own);
    }

    private static Item unknown() {
        return new Item.Ignored("UNKNOWN_TYPE");
    }

    /** The stages that every installation begins with. */
    private static @Nullable Standing standing(String stage) {
        return switch (stage) {
            case "Closed Won" -> Standing.WON;
            case "Closed Lost" -> Standing.LOST;
            case "Prospecting", "Qualification", "Proposal", "Negotiation" -> Standing.OPEN;
            default -> null;
        };
    }
}
