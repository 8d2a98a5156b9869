package io.fupan.ingest.crm.hubspot;

import io.fupan.ingest.body.JsonObject;
import io.fupan.ingest.change.DealChange;
import io.fupan.ingest.change.Field;
import io.fupan.ingest.change.Moment;
import io.fupan.ingest.item.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A deal's whole record. Where it comes with its history, each change is told at its own time, which is the time the
 * webhook tells too; otherwise all is told as of the last modification.
 *
 * @param said what the webhook itself said; it wins
 * @param modified when the record was changed last
 */
record DealRecord(
        Deals deals, Item.Thin thin, JsonObject found, JsonObject properties, JsonObject said, Instant modified) {

    List<DealChange> changes() {
        List<DealChange> changes = new ArrayList<>();
        changes.add(now());
        for (String property : Deals.DATED) {
            changes.addAll(history(property));
        }
        if (said.has("amount") || said.has("deal_currency_code")) {
            changes.add(at(thin.at())
                    .amount((said.has("amount") ? said : properties).decimal("amount"))
                    .currency(currency()));
        }
        return changes;
    }

    private DealChange now() {
        DealChange now = at(modified).currency(currency()).account(company());
        for (String property : properties.names()) {
            if (versions(property).isEmpty()) {
                deals.fill(now, property, properties, property);
            }
        }
        if (!properties.has("createdate")) {
            now.createdAt(found.time("createdAt"));
        }
        Instant closed = properties.time("closedate").orNull();
        return now.lossReason(reason())
                .standingSeen()
                .closedAt(closed == null || closed.isAfter(modified) ? null : closed);
    }

    private List<DealChange> history(String property) {
        List<JsonObject> versions = versions(property);
        List<DealChange> changes = new ArrayList<>();
        for (JsonObject version : versions) {
            DealChange change = at(version.requireTime("timestamp")).currency(currency());
            deals.fill(change, property, version, "value");
            changes.add(change);
        }
        if (!changes.isEmpty()) {
            changes.getLast().lossReason(reason());
        }
        return changes;
    }

    private List<JsonObject> versions(String property) {
        JsonObject history = found.object("propertiesWithHistory");
        if (history == null || !Deals.DATED.contains(property)) {
            return List.of();
        }
        return history.array(property).stream()
                .map(JsonObject::of)
                .sorted(Comparator.comparing(version -> version.requireTime("timestamp")))
                .toList();
    }

    private Field<String> reason() {
        String custom = deals.custom().lossReason();
        String property = custom == null ? "closed_lost_reason" : custom;
        return (said.has(property) ? said : properties).said(property);
    }

    private Field<String> currency() {
        return (said.has("deal_currency_code") ? said : properties).said("deal_currency_code");
    }

    private Field<String> company() {
        String id = associated(found, "companies");
        return id == null ? Field.absent() : Field.of(id);
    }

    /** The first of the associated records of a kind. */
    static @Nullable String associated(JsonObject found, String objects) {
        JsonObject associations = found.object("associations");
        JsonObject kind = associations == null ? null : associations.object(objects);
        List<JsonObject> results =
                kind == null ? List.of() : kind.array("results").stream().map(JsonObject::of).toList();
        return results.isEmpty() ? null : results.getFirst().text("id");
    }

    private DealChange at(Instant time) {
        return DealChange.of(thin.id(), Moment.of(time));
    }
}
