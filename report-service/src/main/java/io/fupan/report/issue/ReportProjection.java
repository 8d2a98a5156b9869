package io.fupan.report.issue;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import io.fupan.event.Rejected;
import io.fupan.event.json.Families;
import io.fupan.event.json.Json;
import io.fupan.event.retro.ReportFact;
import io.fupan.service.view.MongoView;
import io.fupan.service.view.PassedOver;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Keeps one document per report: what it is found by, and the report as JSON text. */
final class ReportProjection implements MongoView.Writer {

    static final String COLLECTION = "reports";
    static final String JSON = "json";

    private static final PassedOver PASSED_OVER = new PassedOver("reports");

    @Override
    public void write(MongoTemplate mongo, List<ConsumerRecord<String, byte[]>> records) {
        MongoCollection<Document> reports = mongo.getCollection(COLLECTION);
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                write(reports, record);
            } catch (Rejected rejected) {
                PASSED_OVER.add(record, rejected);
            }
        }
    }

    private static void write(MongoCollection<Document> reports, ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            reports.deleteOne(Filters.eq("_id", record.key()));
            return;
        }
        if (Families.REPORT.read(record.value()).data() instanceof ReportFact.Issued fact) {
            Document document = new Document("_id", record.key())
                    .append("retro", fact.retro())
                    .append("revision", fact.revision())
                    .append("scope", fact.scope())
                    .append("period", fact.period())
                    .append("hash", fact.hash())
                    .append(JSON, Json.mapper().writeValueAsString(fact));
            reports.replaceOne(Filters.eq("_id", record.key()), document, new ReplaceOptions().upsert(true));
        }
    }
}
