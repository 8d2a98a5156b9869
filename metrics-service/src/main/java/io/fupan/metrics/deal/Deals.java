package io.fupan.metrics.deal;

import io.fupan.event.deal.DealFact;
import io.fupan.event.deal.DealView;
import io.fupan.event.json.Families;
import io.fupan.service.deal.DealDocument;
import io.fupan.service.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The deals, as projected. */
final class Deals {

    static final String COLLECTION = "deals";

    private static final List<String> NOT_LISTED = List.of("visits", "events", "createdScopes", "touched");

    private final MongoTemplate mongo;

    Deals(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /**
     * A page of deals, latest day first, without their visits and events.
     *
     * @param items at most as many as were asked for
     * @param total how many there are on all pages
     * @param next the cursor of the next page, or {@code null} on the last one
     */
    record Page(List<JsonNode> items, long total, @Nullable String next) {}

    Page list(DealFilter filter, @Nullable String cursor, int limit) {
        Criteria which = filter.criteria();
        List<Document> found = after(which, cursor, limit + 1);
        boolean more = found.size() > limit;
        List<Document> shown = more ? found.subList(0, limit) : found;
        String next = more ? cursorAfter(shown.getLast()) : null;
        List<JsonNode> items = shown.stream().<JsonNode>map(Deals::listed).toList();
        return new Page(items, mongo.count(new Query(which), COLLECTION), next);
    }

    /** Some deals after a cursor, or from the first one, in the order of the lists. */
    List<Document> after(Criteria which, @Nullable String cursor, int limit) {
        Query page = new Query(cursor == null ? which : new Criteria().andOperator(which, after(cursor)))
                .with(Sort.by(Sort.Order.desc(DealDocument.LISTED_ON), Sort.Order.asc("_id")))
                .limit(limit);
        return mongo.find(page, Document.class, COLLECTION);
    }

    /** A deal as it is listed: without its visits and events. */
    static ObjectNode listed(Document deal) {
        return json(deal).without(NOT_LISTED);
    }

    /** One deal with its visits and events, if it exists and belongs to the visible scope. */
    @Nullable JsonNode find(String id, @Nullable String visible) {
        Criteria which = Criteria.where("_id").is(id);
        if (visible != null) {
            which = which.and("scopes").is(visible);
        }
        Document deal = mongo.findOne(new Query(which), Document.class, COLLECTION);
        return deal == null ? null : json(deal);
    }

    /** The deals that were merged into some, and those that some were merged into. */
    Set<String> mergedWith(Collection<String> some) {
        Set<String> others = new TreeSet<>();
        for (Document deal : mongo.find(new Query(Criteria.where("_id").in(some)), Document.class, COLLECTION)) {
            for (DealView.Evidence event : DealDocument.facts(deal).events()) {
                if (event.subject() != null) {
                    others.add(event.subject());
                }
                if (Families.DEAL.bind(event.type(), event.data()) instanceof DealFact.Merged merged) {
                    others.add(merged.into());
                }
            }
        }
        return others;
    }

    private static ObjectNode json(Document deal) {
        return ((ObjectNode) DealDocument.json(deal)).put("id", deal.getString("_id"));
    }

    private static Criteria after(String cursor) {
        String[] place;
        try {
            place = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\\|", 2);
        } catch (IllegalArgumentException e) {
            place = new String[0];
        }
        if (place.length != 2) {
            throw Problem.invalid("invalid-cursor", "cursor", "expected a cursor from an earlier answer");
        }
        return new Criteria()
                .orOperator(
                        Criteria.where(DealDocument.LISTED_ON).lt(place[0]),
                        Criteria.where(DealDocument.LISTED_ON)
                                .is(place[0])
                                .and("_id")
                                .gt(place[1]));
    }

    static String cursorAfter(Document deal) {
        String place = deal.getString(DealDocument.LISTED_ON) + '|' + deal.getString("_id");
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }
}
