package io.fupan.service.deal;

import io.fupan.event.Money;
import io.fupan.event.Rejected;
import io.fupan.event.deal.DealView;
import io.fupan.event.json.EventCodec;
import io.fupan.event.json.Families;
import io.fupan.event.json.Json;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/**
 * A deal as a document: the fields that are searched and sorted by, beside the record as it was published. The record
 * is not taken apart, because most of it, the events behind the deal, is only ever shown.
 */
public final class DealDocument {

    /** The business day a list is sorted by: of the close, else of the creation, else before all days. */
    public static final String LISTED_ON = "listedOn";

    /** The pipeline it is in, as last described. */
    public static final String PIPELINE = "pipeline";

    /** Every scope that the deal adds anything to. */
    public static final String TOUCHED_SCOPES = "touchedScopes";

    /** Every business day that it adds anything to. */
    public static final String DAYS = "days";

    /** Whether it adds anything to what no source can date. */
    public static final String UNDATED = "undated";

    private static final String PUBLISHED = "published";
    private static final ObjectReader READER = Json.mapper().readerFor(Published.class);

    private DealDocument() {}

    /** What of a published deal is searched by. */
    private record Published(@Nullable String type, @Nullable Facts data) {}

    private record Facts(
            @Nullable String pipeline,
            @Nullable String outcome,
            @Nullable String createdOn,
            @Nullable String closedOn,
            @Nullable Integer cycleDays,
            @Nullable Money amount,
            @Nullable String product,
            @Nullable List<String> competitors,
            @Nullable List<String> scopes,
            @Nullable List<String> createdScopes,
            @Nullable List<String> excluded,
            @Nullable List<Visit> visits,
            @Nullable String provenance,
            @Nullable Touched touched) {

        String listedOn() {
            return closedOn != null ? closedOn : createdOn != null ? createdOn : "0000-00-00";
        }

        @Nullable Decimal128 amountIn(String currency) {
            return amount == null || !amount.currency().equals(currency) ? null : new Decimal128(amount.amount());
        }

        /** Every scope that the deal adds anything to. */
        Set<String> touchedScopes() {
            Set<String> all = new TreeSet<>();
            Stream.of(scopes, createdScopes, touched == null ? null : touched.scopes())
                    .filter(Objects::nonNull)
                    .forEach(all::addAll);
            return all;
        }

        List<Document> entries() {
            return visits == null ? List.of() : visits.stream().map(Visit::document).toList();
        }
    }

    private record Touched(@Nullable List<String> days, @Nullable Boolean undated, @Nullable List<String> scopes) {}

    private record Visit(String stage, String from) {

        Document document() {
            return new Document("stage", stage).append("from", from);
        }
    }

    /**
     * The document of a published deal.
     *
     * @throws Rejected if it is no deal
     */
    static Document of(String id, byte[] published, String currency) {
        Published event = READER.readValue(published);
        Facts facts = event.data();
        if (facts == null || facts.outcome() == null) {
            throw new Rejected("INVALID_EVENT", "data", "expected the facts of a deal");
        }
        return new Document("_id", id)
                .append(PIPELINE, facts.pipeline())
                .append("outcome", facts.outcome())
                .append(LISTED_ON, facts.listedOn())
                .append("createdOn", facts.createdOn())
                .append("closedOn", facts.closedOn())
                .append("cycleDays", facts.cycleDays())
                .append("amount", facts.amountIn(currency))
                .append("product", facts.product())
                .append("competitors", facts.competitors())
                .append("scopes", facts.scopes())
                .append("createdScopes", facts.createdScopes())
                .append("excluded", facts.excluded())
                .append("visits", facts.entries())
                .append(TOUCHED_SCOPES, facts.touchedScopes())
                .append(DAYS, facts.touched() == null ? List.of() : facts.touched().days())
                .append(UNDATED, facts.touched() != null && Boolean.TRUE.equals(facts.touched().undated()))
                .append("invented", facts.provenance() != null)
                .append(PUBLISHED, new Binary(published));
    }

    /** The facts of a deal as they were published. */
    public static DealView.Folded facts(Document document) {
        return (DealView.Folded) Families.DEAL_VIEW.read(published(document)).data();
    }

    /** The facts of a deal as they were published, as JSON. */
    public static JsonNode json(Document document) {
        return EventCodec.parse(published(document)).get("data");
    }

    private static byte[] published(Document document) {
        return document.get(PUBLISHED, Binary.class).getData();
    }
}
