package io.fupan.ingest.crm.hubspot;

import io.fupan.event.Rejected;
import io.fupan.event.json.Json;
import io.fupan.ingest.body.JsonObject;
import io.fupan.ingest.change.AccountChange;
import io.fupan.ingest.change.CustomFields;
import io.fupan.ingest.change.DealChange;
import io.fupan.ingest.change.FactId;
import io.fupan.ingest.change.Field;
import io.fupan.ingest.change.LeadChange;
import io.fupan.ingest.change.Moment;
import io.fupan.ingest.change.Translation;
import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.item.Item;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the events of a batch, in any order: each is a fact of its own, and a creation ranks before the rest. */
final class Notices {

    private static final Item NOT_KEPT = new Item.Ignored("NOT_KEPT");
    private static final Item UNKNOWN_TYPE = new Item.Ignored("UNKNOWN_TYPE");
    private static final Set<String> LEAD = Set.of("lead", "marketingqualifiedlead", "salesqualifiedlead");
    private static final Set<String> CONVERTED = Set.of("opportunity", "customer");

    private final @Nullable String portal;
    private final boolean asks;
    private final boolean currencyFromRecord;
    private final CustomFields custom;
    private final Deals deals;

    /**
     * Makes a reader.
     *
     * @param asks whether records can be asked for
     */
    Notices(Connection connection, boolean asks) {
        this.portal = connection.settings().get("portal-id");
        this.asks = asks;
        this.currencyFromRecord = asks && "true".equals(connection.settings().get("currency-from-record"));
        this.custom = CustomFields.of(connection.settings());
        this.deals = new Deals(connection.mapping().zone(), custom);
    }

    List<Item> read(JsonObject json, Translation translation) {
        if (portal != null && !portal.equals(json.text("portalId"))) {
            throw new Rejected("WRONG_TENANT", "portalId", "the event is of another portal than the connection");
        }
        Notice notice = Notice.of(json);
        return switch (notice.object()) {
            case "deal" -> deal(notice, translation);
            case "company" -> company(notice, translation);
            case "contact" -> List.of(contact(notice, translation));
            case "call", "meeting", "email", "note", "task" -> activity(notice);
            default -> List.of(UNKNOWN_TYPE);
        };
    }

    private List<Item> deal(Notice notice, Translation translation) {
        return switch (notice.action()) {
            case "creation" -> withRecord(notice, translation.deal(change(notice).creation()));
            case "propertyChange" -> dealProperty(notice, translation);
            case "deletion" -> List.of(translation.deal(change(notice).deletion()));
            case "restore" -> withRecord(notice, translation.deal(change(notice).restoration()));
            case "merge" -> merge(notice, translation);
            case "associationChange" -> List.of(association(notice, translation));
            default -> List.of(UNKNOWN_TYPE);
        };
    }

    private List<Item> dealProperty(Notice notice, Translation translation) {
        String property = notice.json().require("propertyName");
        if (Deals.needsRecord(property, custom)) {
            return asks ? List.of(thin(notice, said(notice))) : List.of(NOT_KEPT);
        }
        if (property.equals("amount") && currencyFromRecord) {
            return List.of(thin(notice, said(notice)));
        }
        DealChange change = change(notice);
        boolean kept = deals.fill(change, property, notice.json(), "propertyValue");
        return List.of(kept ? translation.deal(change) : NOT_KEPT);
    }

    /** Everything that was merged goes on as one record, which may be a new one. */
    private List<Item> merge(Notice notice, Translation translation) {
        String primary = notice.json().require("primaryObjectId");
        String kept = notice.text("newObjectId");
        String into = kept == null ? primary : kept;
        Set<String> merged = new LinkedHashSet<>();
        for (JsonNode id : notice.json().array("mergedObjectIds")) {
            merged.add(id.asString(""));
        }
        merged.add(primary);
        merged.remove(into);
        List<Item> items = new ArrayList<>();
        for (String id : merged) {
            items.add(translation.deal(DealChange.of(id, Moment.of(notice.at())).mergedInto(into)));
        }
        if (asks) {
            items.add(new Item.Thin("deal", FactId.require("deal", into), notice.at(), "{}"));
        }
        return items.isEmpty() ? List.of(Translation.NO_CHANGE) : items;
    }

    /** It comes twice, once each way. */
    private static Item association(Notice notice, Translation translation) {
        String type = notice.json().require("associationType");
        boolean forth = type.equals("DEAL_TO_COMPANY");
        if (!forth && !type.equals("COMPANY_TO_DEAL")
                || Boolean.TRUE.equals(notice.json().flag("associationRemoved"))
                || Boolean.FALSE.equals(notice.json().flag("isPrimaryAssociation"))) {
            return NOT_KEPT;
        }
        String deal = notice.json().require(forth ? "fromObjectId" : "toObjectId");
        String company = notice.json().require(forth ? "toObjectId" : "fromObjectId");
        return translation.deal(DealChange.of(deal, Moment.of(notice.at())).account(Field.of(company)));
    }

    private List<Item> company(Notice notice, Translation translation) {
        return switch (notice.action()) {
            case "creation", "restore" -> asks ? List.of(thin(notice, "{}")) : List.of(NOT_KEPT);
            case "propertyChange" -> List.of(companyProperty(notice, translation));
            case "associationChange" -> List.of(association(notice, translation));
            case "deletion", "merge" -> List.of(NOT_KEPT);
            default -> List.of(UNKNOWN_TYPE);
        };
    }

    private static Item companyProperty(Notice notice, Translation translation) {
        String property = notice.json().require("propertyName");
        Field<String> value = notice.json().said("propertyValue");
        AccountChange change = new AccountChange(
                notice.id(),
                Moment.of(notice.at()),
                only(property, "name", value),
                only(property, "industry", value),
                only(property, "country", value),
                only(property, "hubspot_owner_id", value));
        return translation.account(change);
    }

    private static Field<String> only(String property, String wanted, Field<String> value) {
        return property.equals(wanted) ? value : Field.absent();
    }

    /** Contacts are people; of them only is kept that they are leads, and what becomes of these. */
    private static Item contact(Notice notice, Translation translation) {
        if (notice.action().equals("privacyDeletion")) {
            return new Item.Ignored("PRIVACY_DELETION");
        }
        if (!notice.action().equals("propertyChange")) {
            return NOT_KEPT;
        }
        String value = notice.text("propertyValue");
        LeadChange lead = LeadChange.of(notice.id(), Moment.of(notice.at()));
        return switch (notice.json().require("propertyName")) {
            case "lifecyclestage" -> lifecycle(lead, value, notice, translation);
            case "hubspot_owner_id" -> translation.lead(lead.owner(value));
            case "hs_lead_status" ->
                "UNQUALIFIED".equals(value) ? translation.lead(lead.disqualified(null)) : NOT_KEPT;
            default -> NOT_KEPT;
        };
    }

    private static Item lifecycle(LeadChange lead, @Nullable String value, Notice notice, Translation translation) {
        if (value != null && LEAD.contains(value)) {
            return translation.lead(lead.createdAt(notice.at()));
        }
        return value != null && CONVERTED.contains(value) ? translation.lead(lead.converted(null)) : NOT_KEPT;
    }

    private List<Item> activity(Notice notice) {
        return notice.action().equals("creation") && asks ? List.of(thin(notice, "{}")) : List.of(NOT_KEPT);
    }

    private List<Item> withRecord(Notice notice, Item known) {
        return asks ? List.of(known, thin(notice, "{}")) : List.of(known);
    }

    private static Item thin(Notice notice, String said) {
        return new Item.Thin(notice.object(), FactId.require(notice.object(), notice.id()), notice.at(), said);
    }

    private static String said(Notice notice) {
        return Json.mapper()
                .createObjectNode()
                .put(notice.json().require("propertyName"), notice.text("propertyValue"))
                .toString();
    }

    private static DealChange change(Notice notice) {
        return DealChange.of(notice.id(), Moment.of(notice.at()));
    }
}
