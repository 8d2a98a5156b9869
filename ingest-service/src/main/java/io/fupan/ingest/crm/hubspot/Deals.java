package io.fupan.ingest.crm.hubspot;

import io.fupan.ingest.body.JsonObject;
import io.fupan.ingest.change.CustomFields;
import io.fupan.ingest.change.DealChange;
import io.fupan.ingest.change.Field;
import io.fupan.ingest.change.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the properties of a deal mean.
 *
 * @param zone of days
 * @param custom fields that the connection names
 */
record Deals(ZoneId zone, CustomFields custom) {

    /** Properties whose every change has a date of its own. */
    static final List<String> DATED = List.of("dealstage", "amount", "hubspot_owner_id", "closedate");

    /** Properties that are asked for. */
    static final List<String> PROPERTIES = List.of(
            "dealname", "pipeline", "dealstage", "amount", "deal_currency_code", "hubspot_owner_id", "closedate",
            "createdate", "hs_lastmodifieddate", "closed_lost_reason", "hs_analytics_source", "dealtype");

    /** The stages of the pipeline that every portal begins with. */
    static @Nullable Standing standingOf(Field<String> stage) {
        String id = stage.orNull();
        return id == null
                ? null
                : switch (id) {
                    case "closedwon" -> Standing.WON;
                    case "closedlost" -> Standing.LOST;
                    case "appointmentscheduled",
                            "qualifiedtobuy",
                            "presentationscheduled",
                            "decisionmakerboughtin",
                            "contractsent" -> Standing.OPEN;
                    default -> null;
                };
    }

    /**
     * Fills in one property, read from the field {@code key}.
     *
     * @return whether it is one that is kept
     */
    boolean fill(DealChange change, String property, JsonObject json, String key) {
        switch (property) {
            case "dealname" -> change.name(json.said(key));
            case "pipeline" -> change.pipeline(json.said(key));
            case "dealstage" -> change.stage(json.said(key)).standingByDefault(standingOf(json.said(key)));
            case "amount" -> change.amount(json.decimal(key));
            case "hubspot_owner_id" -> change.owner(json.said(key));
            case "closedate" -> change.expectedClose(json.time(key).map(this::dayOf));
            case "createdate" -> change.createdAt(json.time(key));
            case "closed_lost_reason" -> change.lossReason(json.said(key));
            case "dealtype" -> change.kind(json.said(key));
            case "hs_analytics_source" -> change.channel(json.said(key));
            default -> {
                return custom.fill(change, property, json.said(key));
            }
        }
        return true;
    }

    /** Whether a property means something only together with the record. */
    static boolean needsRecord(String property, CustomFields custom) {
        return property.equals("closed_lost_reason")
                || property.equals("deal_currency_code")
                || property.equals(custom.lossReason());
    }

    private LocalDate dayOf(Instant at) {
        return at.atZone(zone).toLocalDate();
    }
}
