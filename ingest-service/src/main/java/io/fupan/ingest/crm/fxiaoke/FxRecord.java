package io.fupan.ingest.crm.fxiaoke;

import io.fupan.event.customer.CustomerFact;
import io.fupan.ingest.body.JsonObject;
import io.fupan.ingest.change.AccountChange;
import io.fupan.ingest.change.Activity;
import io.fupan.ingest.change.DealChange;
import io.fupan.ingest.change.FactId;
import io.fupan.ingest.change.Field;
import io.fupan.ingest.change.LeadChange;
import io.fupan.ingest.change.Moment;
import io.fupan.ingest.change.Standing;
import io.fupan.ingest.change.Translation;
import io.fupan.ingest.change.Words;
import io.fupan.ingest.item.Item;
import io.fupan.ingest.said.Named;
import io.fupan.ingest.said.Items;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A record as FXiaoke gives it: amounts as text, times in milliseconds, owners as lists, and empty fields left out. What
 * a field is called can be changed by the connection's setting {@code field.<object>.<our name>}, for example
 * {@code field.NewOpportunityObj.stage}.
 */
record FxRecord(Item.Thin thin, JsonObject record, Translation translation) {

    private static final Set<String> DEALS = Set.of("NewOpportunityObj", "OpportunityObj");
    private static final Set<String> OTHERS = Set.of("AccountObj", "LeadsObj", "SalesOrderObj", "PaymentObj", "ActiveRecordObj");
    private static final Map<String, String> USUAL_KINDS = Map.of(
            "电话", "call",
            "拜访", "meeting",
            "会议", "meeting",
            "邮件", "email",
            "其他", "other");
    private static final Set<String> REMOVED = Set.of("invalid");

    static boolean isRead(String object) {
        return DEALS.contains(object) || OTHERS.contains(object);
    }

    Item read() {
        return switch (thin.object()) {
            case "NewOpportunityObj", "OpportunityObj" -> deal();
            case "AccountObj" -> account();
            case "LeadsObj" -> lead();
            case "SalesOrderObj" -> order();
            case "PaymentObj" -> payment();
            case "ActiveRecordObj" -> activity();
            default -> new Item.Ignored("UNKNOWN_TYPE");
        };
    }

    private Item deal() {
        DealChange change = DealChange.of(thin.id(), moment());
        if (isRemoved()) {
            return translation.deal(change.deletion());
        }
        // Whether it was in the bin before is not said; taking out what was not in it has no effect.
        change.restoration()
                .createdAt(record.time("create_time"))
                .name(record.said("name"))
                .pipeline(first(field("pipeline", "sales_process_id")))
                .stage(first(field("stage", "sales_stage")))
                .standing(standing())
                .standingSeen()
                .owner(first(field("owner", "owner")))
                .account(first(field("account", "account_id")))
                .channel(first(field("channel", "leads_source")))
                .amount(record.decimal(field("amount", "amount")))
                .currency(record.said(field("currency", "mc_currency")))
                .expectedClose(day(field("expectedClose", "close_date")))
                .closedOn(day(field("closedOn", "close_date")).orNull())
                .lossReason(first(field("lossReason", "lost_reason")));
        Named.fill(change, record, translation.connection().settings());
        return translation.deal(change);
    }

    /** By the field that the connection names, if it does; otherwise the stage says it, by the connection's map. */
    private @Nullable Standing standing() {
        String status = first(field("status", "")).orNull();
        if (status == null) {
            return null;
        }
        return isOneOf("won-status", status)
                ? Standing.WON
                : isOneOf("lost-status", status) ? Standing.LOST : Standing.OPEN;
    }

    private boolean isOneOf(String setting, String status) {
        String values = translation.connection().settings().getOrDefault(setting, "");
        return Arrays.asList(values.split(",")).contains(status);
    }

    private Item account() {
        return translation.account(new AccountChange(
                thin.id(),
                moment(),
                record.said("name"),
                first(field("segment", "industry_level1")),
                first(field("country", "country")),
                first(field("owner", "owner"))));
    }

    private Item lead() {
        return translation.lead(LeadChange.of(thin.id(), moment())
                .createdAt(record.time("create_time").orNull())
                .channel(first(field("channel", "source")).orNull())
                .owner(first(field("owner", "owner")).orNull()));
    }

    private Item order() {
        BigDecimal amount = record.decimal(field("amount", "order_amount")).orNull();
        if (amount == null || isRemoved()) {
            return Translation.NO_CHANGE;
        }
        Words words = translation.words();
        String deal = first(field("deal", "new_opportunity_id")).orNull();
        return Items.accepted(translation.customer(
                words.account(record.require(field("account", "account_id"))),
                FactId.of("order", thin.id(), "placed", "once"),
                since("order_time"),
                new CustomerFact.OrderPlaced(
                        thin.id(),
                        words.money(amount, record.text(field("currency", "mc_currency"))),
                        deal == null ? null : words.deal(deal),
                        null)));
    }

    private Item payment() {
        BigDecimal amount = record.decimal(field("amount", "payment_amount")).orNull();
        if (amount == null || isRemoved()) {
            return Translation.NO_CHANGE;
        }
        Words words = translation.words();
        return Items.accepted(translation.customer(
                words.account(record.require(field("account", "account_id"))),
                FactId.of("payment", thin.id(), "paid", "once"),
                since("payment_time"),
                new CustomerFact.InvoicePaid(
                        thin.id(),
                        words.money(amount, record.text(field("currency", "mc_currency"))),
                        first(field("order", "order_id")).orNull(),
                        null,
                        null,
                        null)));
    }

    /** A sales record (销售记录): a call, a visit or a note about the records it is linked with. */
    private Item activity() {
        if (isRemoved()) {
            return Translation.NO_CHANGE;
        }
        Item item = translation.activity(new Activity(
                thin.id(),
                Moment.of(since("create_time")),
                kind(first(field("kind", "active_record_type")).orNull()),
                first(field("owner", "owner")).orNull(),
                linked("deal", "NewOpportunityObj", "OpportunityObj"),
                linked("account", "AccountObj"),
                linked("lead", "LeadsObj"),
                null,
                null));
        return item.equals(Translation.NO_CHANGE) ? new Item.Ignored("NOT_ATTACHED") : item;
    }

    /** Every company names its own kinds. */
    private String kind(@Nullable String word) {
        String told = translation.connection().settings().get("kind." + word);
        return told != null ? told : USUAL_KINDS.getOrDefault(word == null ? "" : word, "other");
    }

    /** In the field that the connection names, or among the linked records, which are ids by their kind. */
    private @Nullable String linked(String ours, String... objects) {
        String field = translation.connection().settings().get("field." + thin.object() + '.' + ours);
        if (field != null) {
            return first(field).orNull();
        }
        JsonNode links = record.json().path("related_object");
        for (String object : objects) {
            JsonNode ids = links.path(object);
            String id = (ids.isArray() ? ids.path(0) : ids).asString("");
            if (!id.isBlank()) {
                return id;
            }
        }
        return null;
    }

    /** When it happened in the business; of records without that date, when they were made. */
    private Instant since(String otherwise) {
        Instant said = record.time(field("time", otherwise)).orNull();
        Instant created = said == null ? record.time("create_time").orNull() : said;
        return created == null ? moment().at() : created;
    }

    private Moment moment() {
        Instant modified = record.time("last_modified_time").orNull();
        return Moment.of(modified == null ? thin.at() : modified);
    }

    private boolean isRemoved() {
        String status = record.text("life_status");
        return status != null && REMOVED.contains(status) || Boolean.TRUE.equals(record.flag("is_deleted"));
    }

    private String field(String ours, String theirs) {
        return translation.connection().settings().getOrDefault("field." + thin.object() + '.' + ours, theirs);
    }

    /** A day is the first moment of it where the company is. */
    private Field<LocalDate> day(String field) {
        ZoneId zone = translation.connection().mapping().zone();
        return record.time(field).map(moment -> LocalDate.ofInstant(moment, zone));
    }

    /** The value, of a list the first one. */
    private Field<String> first(String field) {
        JsonNode value = record.json().get(field);
        if (value == null || !value.isArray()) {
            return record.said(field);
        }
        return value.isEmpty() ? Field.cleared() : Field.of(value.get(0).asString(""));
    }
}
