package io.fupan.feedback.answer;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.bson.Document;

/**
 * One kind of answer as a collection of documents, each under the identity of its event. Of two answers with one
 * identity the first in {@code order} stands, whichever came first: a repetition changes nothing, and a rebuild ends
 * in the same state.
 */
record Collected<A>(
        Function<A, String> identity,
        Comparator<A> order,
        Function<A, Document> write,
        Function<Document, A> read) {

    void store(MongoCollection<Document> collection, Collection<A> answers) {
        if (answers.isEmpty()) {
            return;
        }
        Map<String, A> standing = new HashMap<>();
        answers.forEach(answer -> standing.merge(identity.apply(answer), answer, first()));
        collection
                .find(Filters.in("_id", List.copyOf(standing.keySet())))
                .forEach(document -> standing.merge(document.getString("_id"), read.apply(document), first()));
        collection.bulkWrite(standing.values().stream()
                .map(answer -> new ReplaceOneModel<>(
                        Filters.eq("_id", identity.apply(answer)),
                        write.apply(answer),
                        new ReplaceOptions().upsert(true)))
                .toList());
    }

    private BinaryOperator<A> first() {
        return BinaryOperator.minBy(order);
    }
}
