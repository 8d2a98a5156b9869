package io.fupan.report.deal;

import io.fupan.service.deal.DealDocument;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/** The deals, as projected. */
public final class Deals {

    static final String COLLECTION = "reportDeals";

    private final MongoTemplate mongo;

    Deals(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** The deals of a scope closed in a run of days, both ends included; {@code outcome} is {@code won} or {@code lost}. */
    public record Closed(String scope, String outcome, LocalDate from, LocalDate to) {

        Criteria criteria() {
            return within(scope, from, to).and("outcome").is(outcome);
        }
    }

    /** How deals with one competitor ended. */
    public record Record(String competitor, long won, long lost, boolean invented) {}

    /** How many closed deals there are. */
    public long count(Closed which) {
        return mongo.count(new Query(which.criteria()), COLLECTION);
    }

    /** The closed deals worth most. */
    public List<Deal> largest(Closed which, int limit) {
        return find(which.criteria().and("amount").gt(Decimal128.POSITIVE_ZERO), "amount", limit);
    }

    /** The closed deals that took longest. */
    public List<Deal> slowest(Closed which, int limit) {
        return find(which.criteria().and("cycleDays").gte(0), "cycleDays", limit);
    }

    /** The closed deal of a product worth most within a range of amounts, if there is one. */
    public @Nullable Deal like(Closed which, String product, BigDecimal least, BigDecimal most) {
        Criteria criteria = which.criteria()
                .and("product")
                .is(product)
                .and("amount")
                .gte(new Decimal128(least))
                .lte(new Decimal128(most));
        return find(criteria, "amount", 1).stream().findFirst().orElse(null);
    }

    /** How many deals of a scope were closed in a run of days. */
    public long closed(String scope, LocalDate from, LocalDate to) {
        return mongo.count(
                new Query(within(scope, from, to).and("outcome").in("won", "lost")), COLLECTION);
    }

    /** How many of them lack something, by what it is. */
    public Map<String, Long> excluded(String scope, LocalDate from, LocalDate to) {
        Query query = new Query(within(scope, from, to)
                .and("outcome")
                .in("won", "lost")
                .and("excluded.0")
                .exists(true));
        query.fields().include("excluded");
        Map<String, Long> counts = new TreeMap<>();
        mongo.find(query, Document.class, COLLECTION)
                .forEach(deal -> deal.getList("excluded", String.class)
                        .forEach(reason -> counts.merge(reason, 1L, Long::sum)));
        return counts;
    }

    /** How the deals with a competitor ended, by competitor. */
    public List<Record> competitors(String scope, LocalDate from, LocalDate to) {
        Query query = new Query(within(scope, from, to)
                .and("outcome")
                .in("won", "lost")
                .and("competitors.0")
                .exists(true));
        query.fields().include("competitors", "outcome", "invented");
        Map<String, Record> records = new TreeMap<>();
        mongo.find(query, Document.class, COLLECTION).forEach(deal -> {
            long won = "won".equals(deal.getString("outcome")) ? 1 : 0;
            boolean invented = Boolean.TRUE.equals(deal.getBoolean("invented"));
            new HashSet<>(deal.getList("competitors", String.class))
                    .forEach(name -> records.merge(
                            name,
                            new Record(name, won, 1 - won, invented),
                            (one, other) -> new Record(
                                    name,
                                    one.won() + other.won(),
                                    one.lost() + other.lost(),
                                    one.invented() || other.invented())));
        });
        return List.copyOf(records.values());
    }

    /** Which of these deals count for a scope. */
    public Set<String> inScope(Collection<String> ids, String scope) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        Query query = new Query(Criteria.where("_id").in(ids).and("scopes").is(scope));
        query.fields().include("_id");
        Set<String> found = new HashSet<>();
        mongo.find(query, Document.class, COLLECTION)
                .forEach(deal -> found.add(deal.getString("_id")));
        return found;
    }

    private List<Deal> find(Criteria criteria, String greatest, int limit) {
        Query query = new Query(criteria)
                .with(Sort.by(Sort.Order.desc(greatest), Sort.Order.asc("_id")))
                .limit(limit);
        return mongo.find(query, Document.class, COLLECTION).stream()
                .map(Deals::read)
                .toList();
    }

    private static Deal read(Document stored) {
        return new Deal(stored.getString("_id"), DealDocument.facts(stored));
    }

    private static Criteria within(String scope, LocalDate from, LocalDate to) {
        Criteria criteria = Criteria.where("closedOn").gte(from.toString()).lte(to.toString());
        return scope.equals("org") ? criteria : criteria.and("scopes").is(scope);
    }
}
