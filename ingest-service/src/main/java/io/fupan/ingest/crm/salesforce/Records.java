package io.fupan.ingest.crm.salesforce;

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
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the fields of Salesforce's records mean, wherever they come from. */
final class Records {

    /** How the fields came: the whole record as it is, only what changed, or the record as it was created. */
    enum Kind {
        WHOLE,
        CHANGES,
        CREATION
    }

    private static final Item UNKNOWN_TYPE = new Item.Ignored("UNKNOWN_TYPE");
    private static final Item NOT_ATTACHED = new Item.Ignored("NOT_ATTACHED");

    /** Stages that every organisation begins with. */
    private static final Map<String, Standing> STANDARD_STAGES = Map.of(
            "Prospecting", Standing.OPEN,
            "Qualification", Standing.OPEN,
            "Needs Analysis", Standing.OPEN,
            "Value Proposition", Standing.OPEN,
            "Id. Decision Makers", Standing.OPEN,
            "Perception Analysis", Standing.OPEN,
            "Proposal/Price Quote", Standing.OPEN,
            "Negotiation/Review", Standing.OPEN,
            "Closed Won", Standing.WON,
            "Closed Lost", Standing.LOST);

    private final CustomFields custom;
    private final Set<String> disqualified;

    Records(Connection connection) {
        this.custom = CustomFields.of(connection.settings());
        this.disqualified = Set.of(connection.settings()
                .getOrDefault("disqualified-statuses", "Closed - Not Converted,Unqualified")
                .split("\\s*,\\s*"));
    }

    /** What is said about one record. */
    Item read(
            String object,
            String id,
            JsonObject said,
            Kind kind,
            Moment moment,
            @Nullable String sequence,
            Translation translation) {
        return switch (object) {
            case "Opportunity" -> translation.deal(opportunity(id, said, kind, moment).sequence(sequence));
            case "Account" -> translation.account(account(id, said, moment));
            case "Lead" -> translation.lead(lead(id, said, kind, moment));
            case "Task" -> task(id, said, moment, translation);
            case "Event" -> meeting(id, said, kind, moment, translation);
            default -> UNKNOWN_TYPE;
        };
    }

    /** Whether something is kept of records of this kind. */
    static boolean isKept(String object) {
        return Set.of("Opportunity", "Account", "Lead", "Task", "Event").contains(object);
    }

    private DealChange opportunity(String id, JsonObject said, Kind kind, Moment moment) {
        Field<String> stage = said.said("StageName");
        DealChange change = DealChange.of(id, moment)
                .createdAt(said.time("CreatedDate"))
                .name(said.said("Name"))
                .stage(stage)
                .amount(said.decimal("Amount"))
                .currency(said.said("CurrencyIsoCode"))
                .expectedClose(said.day("CloseDate"))
                .owner(said.said("OwnerId"))
                .account(said.said("AccountId"))
                .channel(said.said("LeadSource"))
                .kind(said.said("Type"))
                .standing(standing(said, kind))
                .standingByDefault(stage.orNull() == null ? null : STANDARD_STAGES.get(stage.orNull()));
        if (kind == Kind.CREATION) {
            change.creation();
        }
        if (kind == Kind.WHOLE) {
            change.standingSeen()
                    .closedAt(said.time("LastStageChangeDate").orNull())
                    .closedOn(said.day("CloseDate").orNull());
        }
        if (Boolean.TRUE.equals(said.flag("IsDeleted"))) {
            change.deletion();
        }
        for (String name : said.names()) {
            if (said.json().get(name).isValueNode()) {
                custom.fill(change, name, said.said(name));
            }
        }
        return change;
    }

    private static @Nullable Standing standing(JsonObject said, Kind kind) {
        Boolean closed = said.flag("IsClosed");
        Boolean won = said.flag("IsWon");
        if (Boolean.FALSE.equals(closed)) {
            return Standing.OPEN;
        }
        if (Boolean.TRUE.equals(won)) {
            return Standing.WON;
        }
        // A flag that is not among the changes is as it was: an open deal is not won, and a won one is closed.
        boolean lost = kind == Kind.CHANGES ? closed != null || won != null : closed != null && won != null;
        return lost ? Standing.LOST : null;
    }

    private static AccountChange account(String id, JsonObject said, Moment moment) {
        JsonObject address = said.json().path("BillingAddress").isObject() ? said.object("BillingAddress") : null;
        return new AccountChange(
                id,
                moment,
                said.json().path("Name").isObject() ? Field.absent() : said.said("Name"),
                said.said("Industry"),
                address == null ? said.said("BillingCountry") : address.said("Country"),
                said.said("OwnerId"));
    }

    private LeadChange lead(String id, JsonObject said, Kind kind, Moment moment) {
        LeadChange lead = LeadChange.of(id, moment).owner(said.text("OwnerId")).channel(said.text("LeadSource"));
        if (kind != Kind.CHANGES) {
            Instant created = said.time("CreatedDate").orNull();
            lead.createdAt(created == null && kind == Kind.CREATION ? moment.at() : created);
        }
        if (Boolean.TRUE.equals(said.flag("IsConverted"))) {
            lead.converted(said.text("ConvertedOpportunityId")).account(said.text("ConvertedAccountId"));
        }
        String status = said.text("Status");
        return status != null && disqualified.contains(status) ? lead.disqualified(status) : lead;
    }

    private static Item task(String id, JsonObject said, Moment moment, Translation translation) {
        if (!"Completed".equals(said.text("Status")) && !Boolean.TRUE.equals(said.flag("IsClosed"))) {
            return Translation.NO_CHANGE;
        }
        String subtype = said.text("TaskSubtype");
        String kind = subtype == null ? "task" : subtype.toLowerCase(Locale.ROOT);
        Instant completed = said.time("CompletedDateTime").orNull();
        return activity(
                id,
                completed == null ? moment : Moment.of(completed),
                List.of("call", "email").contains(kind) ? kind : "task",
                said,
                seconds(said.number("CallDurationInSeconds")),
                translation);
    }

    /** A meeting that is still to come is told as of when it was written down. */
    private static Item meeting(String id, JsonObject said, Kind kind, Moment moment, Translation translation) {
        if (kind == Kind.CHANGES) {
            return Translation.NO_CHANGE;
        }
        Instant start = said.time("StartDateTime").orNull();
        boolean past = start != null && !start.isAfter(translation.receivedAt());
        Long minutes = said.number("DurationInMinutes");
        return activity(
                id,
                past && start != null ? Moment.of(start) : moment,
                "meeting",
                said,
                minutes == null || Math.abs(minutes) > Integer.MAX_VALUE / 60 ? null : seconds(minutes * 60),
                translation);
    }

    private static Item activity(
            String id,
            Moment moment,
            String kind,
            JsonObject said,
            @Nullable Integer seconds,
            Translation translation) {
        String what = said.text("WhatId");
        String who = said.text("WhoId");
        String account = what != null && what.startsWith("001") ? what : said.text("AccountId");
        Activity activity = new Activity(
                id,
                moment,
                kind,
                said.text("OwnerId"),
                what != null && what.startsWith("006") ? what : null,
                account,
                who != null && who.startsWith("00Q") ? who : null,
                direction(said.text("CallType")),
                seconds);
        Item item = translation.activity(activity);
        return item.equals(Translation.NO_CHANGE) ? NOT_ATTACHED : item;
    }

    private static @Nullable String direction(@Nullable String callType) {
        return "Inbound".equals(callType) ? "in" : "Outbound".equals(callType) ? "out" : null;
    }

    private static @Nullable Integer seconds(@Nullable Long seconds) {
        return seconds == null || seconds < 0 || seconds > Integer.MAX_VALUE ? null : seconds.intValue();
    }
}
