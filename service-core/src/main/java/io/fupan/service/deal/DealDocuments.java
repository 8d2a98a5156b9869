package io.fupan.service.deal;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import io.fupan.event.Rejected;
import io.fupan.service.view.MongoView;
import io.fupan.service.view.PassedOver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.core.JacksonException;

/** Keeps one document per deal, with what {@link DealDocument} says. */
public final class DealDocuments implements MongoView.Writer {

    private static final PassedOver PASSED_OVER = new PassedOver("deals");

    private final String collection;
    private final String currency;

    /**
     * Documents in a collection.
     *
     * @param collection where they are kept
     * @param currency the base currency: amounts of others cannot be ordered among the rest
     */
    public DealDocuments(String collection, String currency) {
        this.collection = collection;
        this.currency = currency;
    }

    @Override
    public void write(MongoTemplate mongo, List<ConsumerRecord<String, byte[]>> records) {
        // Of several versions in one batch, the last one is the one that counts.
        Map<String, ConsumerRecord<String, byte[]>> latest = new HashMap<>();
        records.forEach(record -> latest.put(record.key(), record));
        List<WriteModel<Document>> writes = new ArrayList<>();
        latest.values().forEach(record -> add(writes, record));
        if (!writes.isEmpty()) {
            mongo.getCollection(collection).bulkWrite(writes, new BulkWriteOptions().ordered(false));
        }
    }

    private void add(List<WriteModel<Document>> writes, ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            writes.add(new DeleteOneModel<>(Filters.eq("_id", record.key())));
            return;
        }
        try {
            writes.add(new ReplaceOneModel<>(
                    Filters.eq("_id", record.key()),
                    DealDocument.of(record.key(), record.value(), currency),
                    new ReplaceOptions().upsert(true)));
        } catch (JacksonException | Rejected unreadable) {
            PASSED_OVER.add(record, unreadable);
        }
    }
}
