package io.fupan.feedback.answer;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The answers of customers. */
@Component
public final class CustomerAnswers {

    private static final Collected<CustomerAnswer> COLLECTED = new Collected<>(
            CustomerAnswer::identity, CustomerAnswer.STANDING, CustomerAnswer::document, CustomerAnswer::of);

    private final MongoTemplate mongo;

    CustomerAnswers(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /**
     * Which answers are meant; {@code null} does not restrict.
     *
     * @param from first moment
     * @param until the moment after the last
     */
    public record Selection(
            @Nullable Instant from, Instant until, @Nullable String instrument, @Nullable String account) {

        private Bson filter() {
            List<Bson> filters = new ArrayList<>();
            filters.add(Filters.lt("answeredAt", Date.from(until)));
            if (from != null) {
                filters.add(Filters.gte("answeredAt", Date.from(from)));
            }
            if (instrument != null) {
                filters.add(Filters.eq("instrument", instrument));
            }
            if (account != null) {
                filters.add(Filters.eq("account", account));
            }
            return Filters.and(filters);
        }
    }

    /** All answers of a selection, in no particular order. */
    public List<CustomerAnswer> of(Selection selection) {
        return collection().find(selection.filter()).map(CustomerAnswer::of).into(new ArrayList<>());
    }

    /** Some answers of a selection, newest first, after the given place. */
    List<CustomerAnswer> page(Selection selection, @Nullable Cursor after, int limit) {
        Bson filter = after == null ? selection.filter() : Filters.and(selection.filter(), older(after));
        return collection()
                .find(filter)
                .sort(Sorts.descending("answeredAt", "_id"))
                .limit(limit)
                .map(CustomerAnswer::of)
                .into(new ArrayList<>());
    }

    void store(Collection<CustomerAnswer> answers) {
        collection().createIndex(Indexes.descending("answeredAt", "_id"));
        COLLECTED.store(collection(), answers);
    }

    private static Bson older(Cursor cursor) {
        Date at = Date.from(cursor.answeredAt());
        return Filters.or(
                Filters.lt("answeredAt", at),
                Filters.and(Filters.eq("answeredAt", at), Filters.lt("_id", cursor.identity())));
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection("feedback-customer-answers");
    }
}
