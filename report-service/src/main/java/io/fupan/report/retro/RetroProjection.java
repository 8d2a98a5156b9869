package io.fupan.report.retro;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import io.fupan.event.Event;
import io.fupan.event.Rejected;
import io.fupan.event.json.Families;
import io.fupan.event.json.Json;
import io.fupan.event.retro.RetroFact;
import io.fupan.service.view.MongoView;
import io.fupan.service.view.PassedOver;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Applies the events of retros in the order of the log. All events of a retro are in one partition, so the offset of
 * the last one in its document tells which have been applied.
 */
final class RetroProjection implements MongoView.Writer {

    static final String COLLECTION = "retros";

    /** The retro as JSON text: what people write may hold names that no document field may have. */
    static final String JSON = "json";

    private static final PassedOver PASSED_OVER = new PassedOver("retros");

    @Override
    public void write(MongoTemplate mongo, List<ConsumerRecord<String, byte[]>> records) {
        MongoCollection<Document> retros = mongo.getCollection(COLLECTION);
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                apply(retros, record);
            } catch (Rejected rejected) {
                PASSED_OVER.add(record, rejected);
            }
        }
    }

    private static void apply(MongoCollection<Document> retros, ConsumerRecord<String, byte[]> record) {
        Event<RetroFact> event = Families.RETRO.read(record.value());
        Document stored = retros.find(Filters.eq("_id", event.subject())).first();
        if (stored != null && stored.getLong("offset") >= record.offset()) {
            return;
        }
        Retro next = next(stored == null ? null : read(stored), event);
        if (next != null) {
            Document document = document(next).append("offset", record.offset());
            retros.replaceOne(Filters.eq("_id", next.id()), document, new ReplaceOptions().upsert(true));
        }
    }

    static @Nullable Retro next(@Nullable Retro retro, Event<RetroFact> event) {
        if (retro != null) {
            return retro.after(event);
        }
        return event.data() instanceof RetroFact.Created created ? Retro.opened(event, created) : null;
    }

    static Retro read(Document stored) {
        return Json.mapper().readValue(stored.getString(JSON), Retro.class);
    }

    private static Document document(Retro retro) {
        return new Document("_id", retro.id())
                .append("scope", retro.scope())
                .append("period", retro.period())
                .append("createdAt", retro.createdAt().toString())
                .append(JSON, Json.mapper().writeValueAsString(retro));
    }
}
