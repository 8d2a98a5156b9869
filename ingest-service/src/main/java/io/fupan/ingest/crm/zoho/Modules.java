package io.fupan.ingest.crm.zoho;

import io.fupan.event.Rejected;
import io.fupan.ingest.body.JsonObject;
import io.fupan.ingest.change.AccountChange;
import io.fupan.ingest.change.Activity;
import io.fupan.ingest.change.CustomFields;
import io.fupan.ingest.change.DealChange;
import io.fupan.ingest.change.Field;
import io.fupan.ingest.change.LeadChange;
import io.fupan.ingest.change.Moment;
import io.fupan.ingest.change.Standing;
import io.fupan.ingest.change.Translation;
import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.item.Item;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the records of Zoho's modules mean. */
final class Modules {

    static final Item NOT_ATTACHED = new Item.Ignored("NOT_ATTACHED");

    private static final Item NOT_KEPT = new Item.Ignored("NOT_KEPT");
    private static final Item UNKNOWN_TYPE = new Item.Ignored("UNKNOWN_TYPE");
    private static final Set<String> KEPT = Set.of("Deals", "Accounts", "Leads", "Tasks", "Calls", "Events");
    private static final BigDecimal CERTAIN = BigDecimal.valueOf(100);

    private final CustomFields custom;
    private final Set<String> disqualified;

    Modules(Connection connection) {
        this.custom = CustomFields.of(connection.settings());
        this.disqualified = Set.of(connection.settings()
                .getOrDefault("disqualified-statuses", "Junk Lead,Lost Lead,Not Qualified")
                .split("\\s*,\\s*"));
    }

    /** Whether something is kept of records of this module. */
    static boolean isKept(String module) {
        return KEPT.contains(module);
    }

    /**
     * What a notification says about one record.
     *
     * @param values the new values of the changed fields
     */
    Item changed(Notification notification, String id, @Nullable JsonObject values, Translation translation) {
        String operation = notification.operation();
        Moment sent = Moment.of(notification.at());
        Moment moment = values == null ? sent : modified(values, sent);
        if (operation.equals("delete")) {
            boolean deal = notification.module().equals("Deals");
            return deal ? translation.deal(DealChange.of(id, moment).deletion()) : NOT_KEPT;
        }
        if (values == null || !operation.equals("insert") && !operation.equals("update")) {
            return UNKNOWN_TYPE;
        }
        return read(notification.module(), id, values, operation.equals("insert"), moment, translation);
    }

    /** When the record was changed last, if it says. */
    static Moment modified(JsonObject record, Moment otherwise) {
        Instant modified = record.time("Modified_Time").orNull();
        return modified == null ? otherwise : Moment.of(modified);
    }

    /**
     * A record as it is now.
     *
     * @param operation what a workflow says happened, if it says
     * @param otherwise the time if the record has none of its last modification
     */
    Item whole(
            String module,
            String id,
            JsonObject record,
            @Nullable String operation,
            Moment otherwise,
            Translation translation) {
        Moment moment = modified(record, otherwise);
        if (!module.equals("Deals")) {
            return read(module, id, record, "insert".equals(operation), moment, translation);
        }
        DealChange deal = deal(id, record, moment).standingSeen().closedOn(record.day("Closing_Date").orNull());
        if ("delete".equals(operation)) {
            return translation.deal(deal.deletion());
        }
        // Taking out of the bin is told by nothing else. By a time of arrival, a late word might undo a deletion.
        return translation.deal(moment.said() ? deal.restoration() : deal);
    }

    private Item read(
            String module, String id, JsonObject values, boolean creation, Moment moment, Translation translation) {
        return switch (module) {
            case "Deals" -> {
                DealChange deal = deal(id, values, moment);
                yield translation.deal(creation ? deal.creation() : deal);
            }
            case "Accounts" -> translation.account(new AccountChange(
                    id,
                    moment,
                    values.said("Account_Name"),
                    values.said("Industry"),
                    values.said("Billing_Country"),
                    reference(values, "Owner")));
            case "Leads" -> translation.lead(lead(id, values, creation, moment));
            case "Tasks" -> "Completed".equals(values.text("Status"))
                    ? activity("task", id, values, moment, translation)
                    : Translation.NO_CHANGE;
            case "Calls" ->
                activity("call", id, values, startOr(values, "Call_Start_Time", moment, translation), translation);
            case "Events" ->
                activity("meeting", id, values, startOr(values, "Start_DateTime", moment, translation), translation);
            default -> UNKNOWN_TYPE;
        };
    }

    private DealChange deal(String id, JsonObject values, Moment moment) {
        DealChange deal = DealChange.of(id, moment)
                .createdAt(values.time("Created_Time"))
                .name(values.said("Deal_Name"))
                .pipeline(reference(values, "Pipeline"))
                .stage(values.said("Stage"))
                .standingByDefault(standing(values))
                .amount(values.decimal("Amount"))
                .currency(values.said("Currency"))
                .expectedClose(values.day("Closing_Date"))
                .owner(reference(values, "Owner"))
                .account(reference(values, "Account_Name"))
                .channel(values.said("Lead_Source"))
                .kind(values.said("Type"))
                .lossReason(values.said("Reason_For_Loss__s"));
        for (String name : values.names()) {
            if (values.json().get(name).isValueNode() || values.json().get(name).isObject()) {
                custom.fill(deal, name, reference(values, name));
            }
        }
        return deal;
    }

    /** A closed stage has a probability of a hundred or of nothing, whatever it is called. */
    private static @Nullable Standing standing(JsonObject values) {
        BigDecimal probability = values.decimal("Probability").orNull();
        if (probability == null) {
            return null;
        }
        if (probability.compareTo(CERTAIN) == 0) {
            return Standing.WON;
        }
        return probability.signum() == 0 ? Standing.LOST : Standing.OPEN;
    }

    private LeadChange lead(String id, JsonObject values, boolean creation, Moment moment) {
        Instant created = values.time("Created_Time").orNull();
        LeadChange lead = LeadChange.of(id, moment)
                .owner(reference(values, "Owner").orNull())
                .channel(values.text("Lead_Source"))
                .createdAt(created == null && creation ? moment.at() : created);
        if (Boolean.TRUE.equals(values.flag(values.has("$converted") ? "$converted" : "Converted__s"))) {
            lead.converted(reference(values, "Converted_Deal").orNull())
                    .account(reference(values, "Converted_Account").orNull());
        }
        String status = values.text("Lead_Status");
        return status != null && disqualified.contains(status) ? lead.disqualified(status) : lead;
    }

    private static Item activity(String kind, String id, JsonObject values, Moment moment, Translation translation) {
        String what = reference(values, "What_Id").orNull();
        String module = values.text("$se_module");
        Item item = translation.activity(new Activity(
                id,
                moment,
                kind,
                reference(values, "Owner").orNull(),
                "Deals".equals(module) ? what : null,
                "Accounts".equals(module) ? what : null,
                "Leads".equals(module) ? what : null,
                direction(values.text("Call_Type")),
                seconds(values)));
        return item.equals(Translation.NO_CHANGE) ? NOT_ATTACHED : item;
    }

    /** What is still to come is told as of when it was written down. */
    private static Moment startOr(JsonObject values, String field, Moment moment, Translation translation) {
        Instant start = values.time(field).orNull();
        return start == null || start.isAfter(translation.receivedAt()) ? moment : Moment.of(start);
    }

    private static @Nullable String direction(@Nullable String callType) {
        return "Inbound".equals(callType) ? "in" : "Outbound".equals(callType) ? "out" : null;
    }

    private static @Nullable Integer seconds(JsonObject values) {
        Long seconds = values.number("Call_Duration_in_seconds");
        return seconds == null || seconds < 0 || seconds > Integer.MAX_VALUE ? null : seconds.intValue();
    }

    /** A reference is an object with an id, or, in a workflow's webhook, the bare id. */
    private static Field<String> reference(JsonObject values, String name) {
        JsonNode value = values.json().get(name);
        if (value == null || !value.isObject()) {
            return values.said(name);
        }
        String id = value.path("id").asString("");
        String text = id.isBlank() ? value.path("name").asString("") : id;
        if (text.isBlank()) {
            throw new Rejected("INVALID_FIELD", name, "the reference in '%s' has neither id nor name".formatted(name));
        }
        return Field.of(text);
    }
}
