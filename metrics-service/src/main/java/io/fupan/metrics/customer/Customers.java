package io.fupan.metrics.customer;

import io.fupan.service.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import tools.jackson.databind.node.ObjectNode;

/** The customers, as projected. */
final class Customers {

    private final MongoTemplate mongo;
    private final Supplier<Map<TopicPartition, Long>> position;

    Customers(MongoTemplate mongo, Supplier<Map<TopicPartition, Long>> position) {
        this.mongo = mongo;
        this.position = position;
    }

    /** Some customers, the number of all, and the cursor of the next page, {@code null} on the last one. */
    record Found(List<ObjectNode> items, long total, @Nullable String next) {}

    /** A page of customers by account. */
    Found list(CustomerFilter filter, @Nullable String cursor, int limit) {
        Criteria which = filter.criteria();
        List<Document> found = after(which, cursor, limit + 1);
        boolean more = found.size() > limit;
        List<Document> shown = more ? found.subList(0, limit) : found;
        return new Found(
                shown.stream().map(CustomerDocuments::json).toList(),
                mongo.count(new Query(which), CustomerDocuments.COLLECTION),
                more ? cursorAfter(shown.getLast()) : null);
    }

    /** Some customers after a cursor, or from the first one, by account. */
    List<Document> after(Criteria which, @Nullable String cursor, int limit) {
        Query page = new Query(cursor == null ? which : new Criteria().andOperator(which, after(cursor)))
                .with(Sort.by("_id"))
                .limit(limit);
        return mongo.find(page, Document.class, CustomerDocuments.COLLECTION);
    }

    /** One customer, if it exists and belongs to the visible scope. */
    @Nullable ObjectNode find(String account, @Nullable String visible) {
        Criteria which = Criteria.where("_id").is(account);
        if (visible != null) {
            which = which.and("scopes").is(visible);
        }
        Document customer = mongo.findOne(new Query(which), Document.class, CustomerDocuments.COLLECTION);
        return customer == null ? null : CustomerDocuments.json(customer);
    }

    /** Up to which offsets the published customers are contained. */
    SortedMap<String, Long> cut() {
        TreeMap<String, Long> cut = new TreeMap<>();
        position.get().forEach((partition, next) -> cut.put(partition.toString(), next));
        return cut;
    }

    private static Criteria after(String cursor) {
        try {
            return Criteria.where("_id").gt(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("invalid-cursor", "cursor", "expected a cursor from an earlier answer");
        }
    }

    static String cursorAfter(Document customer) {
        String account = customer.getString("_id");
        return Base64.getUrlEncoder().withoutPadding().encodeToString(account.getBytes(StandardCharsets.UTF_8));
    }
}
