package io.fupan.ingest.crm.pipedrive;

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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the records of Pipedrive mean. */
final class Entities {

    private static final Item NOT_KEPT = new Item.Ignored("NOT_KEPT");
    private static final Item UNKNOWN_TYPE = new Item.Ignored("UNKNOWN_TYPE");
    private static final Item NOT_ATTACHED = new Item.Ignored("NOT_ATTACHED");
    private static final Map<String, String> KINDS = Map.of(
            "call", "call",
            "meeting", "meeting",
            "lunch", "meeting",
            "email", "email",
            "task", "task",
            "deadline", "task");

    private final CustomFields custom;

    Entities(Connection connection) {
        this.custom = CustomFields.of(connection.settings());
    }

    Item read(Change change, Translation translation) {
        return switch (change.entity()) {
            case "deal" -> deal(change, translation);
            case "organization" -> organization(change, translation);
            case "activity" -> activity(change, translation);
            case "note" -> note(change, translation);
            case "lead" -> lead(change, translation);
            case "person", "product", "pipeline", "stage", "user", "activityType" -> NOT_KEPT;
            default -> UNKNOWN_TYPE;
        };
    }

    private Item deal(Change change, Translation translation) {
        DealChange deal = DealChange.of(change.id(), change.moment()).sequence(change.sequence());
        return switch (change.action()) {
            case "create", "change" -> translation.deals(withMerged(fill(deal, change), change));
            case "delete" -> translation.deal(deleted(deal, change));
            case "merge" -> merged(change, translation);
            default -> UNKNOWN_TYPE;
        };
    }

    /** The deal that goes on may say which one it took in. */
    private static List<DealChange> withMerged(DealChange deal, Change change) {
        String taken = change.said("merged_from_id").orNull();
        return taken == null || taken.equals(change.id())
                ? List.of(deal)
                : List.of(deal, DealChange.of(taken, change.moment()).mergedInto(change.id()));
    }

    private DealChange fill(DealChange deal, Change change) {
        JsonObject now = change.now();
        deal.stageApartFromStanding()
                .name(change.said("title"))
                .pipeline(change.said("pipeline_id"))
                .account(change.said("org_id"))
                .owner(change.said("owner_id"))
                .channel(change.said("channel"));
        if (change.isCreation()) {
            deal.creation().createdAt(now.time("add_time"));
        }
        if (change.isCreation() || change.touched("stage_id")) {
            deal.stage(now.said("stage_id")).stageBefore(change.previous().said("stage_id"));
        }
        if (change.isCreation() || change.touched("value", "currency")) {
            deal.amount(now.decimal("value")).currency(now.said("currency"));
        }
        if (change.isCreation() || change.touched("expected_close_date")) {
            deal.expectedClose(now.day("expected_close_date"));
        }
        if (change.isCreation() || change.touched("status", "won_time", "lost_time", "lost_reason")) {
            standing(deal, now);
        }
        if (!change.isCreation() && !change.touched("status")) {
            deal.standingSeen();
        }
        custom(deal, change, now);
        return binned(deal, change, now);
    }

    private static void standing(DealChange deal, JsonObject now) {
        String status = now.text("status");
        if ("won".equals(status)) {
            deal.standing(Standing.WON).closedAt(now.time("won_time").orNull());
        } else if ("lost".equals(status)) {
            deal.standing(Standing.LOST)
                    .closedAt(now.time("lost_time").orNull())
                    .lossReason(now.said("lost_reason"));
        } else if ("open".equals(status)) {
            deal.standing(Standing.OPEN).stage(now.said("stage_id"));
        }
    }

    /** To the bin and out of it again: the record goes on changing there. */
    private static DealChange binned(DealChange deal, Change change, JsonObject now) {
        if (isDeleted(now)) {
            return deal.deletion();
        }
        return !change.isCreation() && isDeleted(change.previous()) ? deal.restoration() : deal;
    }

    private static boolean isDeleted(JsonObject record) {
        return "deleted".equals(record.text("status")) || Boolean.TRUE.equals(record.flag("deleted"));
    }

    /** Of two merged deals one is deleted, and may say into which one it went. */
    private static DealChange deleted(DealChange deal, Change change) {
        JsonObject record = change.data() == null ? change.previous() : change.data();
        String into = record.text("merged_to_id");
        return into == null || into.equals(change.id()) ? deal.deletion() : deal.mergedInto(into);
    }

    /** Version 1 tells of a merge as such: what there was before is the deal that was taken in. */
    private static Item merged(Change change, Translation translation) {
        String into = change.now().require("id");
        String before = change.previous().text("id");
        String taken = before == null || before.equals(into) ? change.now().text("merge_what_id") : before;
        return taken == null || taken.equals(into)
                ? Translation.NO_CHANGE
                : translation.deal(DealChange.of(taken, change.moment()).mergedInto(into));
    }

    /** Custom fields lie apart in version 2, as values or as objects with a value. */
    private void custom(DealChange deal, Change change, JsonObject now) {
        JsonObject values = now.object("custom_fields");
        JsonObject before = change.previous().object("custom_fields");
        for (String name : values == null ? now.names() : values.names()) {
            boolean told = change.isCreation() || (before == null ? change.touched(name) : before.has(name));
            if (told) {
                custom.fill(deal, name, value((values == null ? now : values).json().get(name)));
            }
        }
    }

    private static Field<String> value(@Nullable JsonNode field) {
        JsonNode value = field == null || !field.isObject() ? field : field.path("value");
        return value == null || !value.isValueNode() || value.isNull() || value.asString().isBlank()
                ? Field.cleared()
                : Field.of(value.asString());
    }

    private static Item organization(Change change, Translation translation) {
        if (change.data() == null) {
            return NOT_KEPT;
        }
        JsonObject address = change.data().json().path("address").isObject() ? change.data().object("address") : null;
        return translation.account(new AccountChange(
                change.id(),
                change.moment(),
                change.said("name"),
                change.said("industry"),
                address == null || !change.isCreation() && !change.touched("address")
                        ? change.said("address_country")
                        : address.said("country"),
                change.said("owner_id")));
    }

    /** Activities are planned first; they count when they are done. */
    private static Item activity(Change change, Translation translation) {
        if (change.data() == null) {
            return NOT_KEPT;
        }
        JsonObject now = change.data();
        if (!Boolean.TRUE.equals(now.flag("done")) || !(change.isCreation() || change.touched("done"))) {
            return Translation.NO_CHANGE;
        }
        String type = now.text("type");
        return logged(change, now, KINDS.getOrDefault(type == null ? "" : type, "other"), seconds(now), translation);
    }

    private static Item note(Change change, Translation translation) {
        return change.data() == null || !change.isCreation()
                ? NOT_KEPT
                : logged(change, change.data(), "note", null, translation);
    }

    private static Item logged(
            Change change, JsonObject now, String kind, @Nullable Integer seconds, Translation translation) {
        Item item = translation.activity(new Activity(
                change.entity() + '-' + change.id(),
                change.moment(),
                kind,
                now.text("owner_id"),
                now.text("deal_id"),
                now.text("org_id"),
                now.text("lead_id"),
                null,
                seconds));
        return item.equals(Translation.NO_CHANGE) ? NOT_ATTACHED : item;
    }

    /** A duration is {@code 00:30}, in version 2 within an object. */
    private static @Nullable Integer seconds(JsonObject now) {
        String text = value(now.json().get("duration")).orNull();
        if (text == null || !text.matches("[0-2][0-9]:[0-5][0-9](:[0-5][0-9])?") || text.compareTo("24") >= 0) {
            return null;
        }
        return (int) Duration.between(LocalTime.MIN, LocalTime.parse(text)).toSeconds();
    }

    private static Item lead(Change change, Translation translation) {
        if (change.data() == null) {
            return NOT_KEPT;
        }
        JsonObject now = change.data();
        LeadChange lead = LeadChange.of(change.id(), change.moment()).owner(change.said("owner_id").orNull());
        if (change.isCreation()) {
            lead.createdAt(orMoment(now, change.moment()))
                    .channel(now.said("channel", "source_name").orNull())
                    .account(now.text("organization_id"));
        }
        boolean archived = change.touched("is_archived") && Boolean.TRUE.equals(now.flag("is_archived"));
        return translation.lead(archived ? lead.disqualified(null) : lead);
    }

    private static Instant orMoment(JsonObject now, Moment moment) {
        Instant added = now.time("add_time").orNull();
        return added == null ? moment.at() : added;
    }
}
