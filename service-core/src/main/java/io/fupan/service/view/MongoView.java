package io.fupan.service.view;

import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * A projection whose store is MongoDB: documents are written first, then the next offset, in the same database. After
 * a crash in between, the same documents are written again.
 *
 * <p>No transactions, no change streams: the same code runs on the embedded store. The store is a view only. If it
 * comes back empty, the {@linkplain #mark} of this view is gone, and all is filled again from the log.
 */
public final class MongoView implements Projection {

    private static final String COLLECTION = "views";

    private final String name;
    private final MongoTemplate mongo;
    private final Writer writer;
    private @Nullable String mark;

    /** Writes the documents that some records, in order, ask for; the same records twice must give the same documents. */
    @FunctionalInterface
    public interface Writer {

        /** Writes them, by replacing whole documents under deterministic ids. */
        void write(MongoTemplate mongo, List<ConsumerRecord<String, byte[]>> records);
    }

    /**
     * A view.
     *
     * @param name unique in the database; change it when the documents' shape changes, and all is projected anew
     */
    public MongoView(String name, MongoTemplate mongo, Writer writer) {
        this.name = name;
        this.mongo = mongo;
        this.writer = writer;
    }

    @Override
    public Map<TopicPartition, Long> positions() {
        Document stored = stored();
        if (stored == null) {
            mark = UUID.randomUUID().toString();
            save(new Document("mark", mark).append("offsets", List.of()));
            return Map.of();
        }
        mark = stored.getString("mark");
        return offsets(stored);
    }

    @Override
    public boolean intact() {
        Document stored = stored();
        return stored != null && stored.getString("mark").equals(mark);
    }

    @Override
    public void apply(List<ConsumerRecord<String, byte[]>> records) {
        Document stored = stored();
        if (stored == null || !stored.getString("mark").equals(mark)) {
            throw new StoreLostData("the store of view " + name + " came back without its data");
        }
        writer.write(mongo, records);
        Map<TopicPartition, Long> next = new HashMap<>(offsets(stored));
        for (ConsumerRecord<String, byte[]> record : records) {
            next.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
        }
        List<Document> offsets = new ArrayList<>();
        next.forEach((partition, offset) -> offsets.add(new Document("topic", partition.topic())
                .append("partition", partition.partition())
                .append("next", offset)));
        save(new Document("mark", mark).append("offsets", offsets));
    }

    private @Nullable Document stored() {
        return mongo.getCollection(COLLECTION).find(Filters.eq("_id", name)).first();
    }

    private void save(Document view) {
        mongo.getCollection(COLLECTION)
                .replaceOne(Filters.eq("_id", name), view.append("_id", name), new ReplaceOptions().upsert(true));
    }

    private static Map<TopicPartition, Long> offsets(Document stored) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (Document each : stored.getList("offsets", Document.class)) {
            offsets.put(
                    new TopicPartition(each.getString("topic"), each.getInteger("partition")), each.getLong("next"));
        }
        return offsets;
    }

    /** The store is there, but empty or another one. */
    static final class StoreLostData extends RuntimeException {

        private static final long serialVersionUID = 1L;

        StoreLostData(String message) {
            super(message);
        }
    }
}
