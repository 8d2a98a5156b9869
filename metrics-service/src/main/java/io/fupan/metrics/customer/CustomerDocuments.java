package io.fupan.metrics.customer;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import io.fupan.event.Rejected;
import io.fupan.event.customer.CustomerView;
import io.fupan.event.json.EventCodec;
import io.fupan.event.json.Families;
import io.fupan.service.view.MongoView;
import io.fupan.service.view.PassedOver;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.node.ObjectNode;

/** Keeps one document per customer: the fields that are searched by, beside the record as it was published. */
final class CustomerDocuments implements MongoView.Writer {

    static final String COLLECTION = "customers";

    /** As a last day, for what only something that happens can end. */
    static final String OPEN_END = "9999-12-31";

    /** Every scope that the customer adds anything to. */
    static final String TOUCHED_SCOPES = "touchedScopes";

    /** Every business day that it adds anything to. */
    static final String DAYS = "days";

    private static final String PUBLISHED = "published";
    private static final PassedOver PASSED_OVER = new PassedOver("customers");

    @Override
    public void write(MongoTemplate mongo, List<ConsumerRecord<String, byte[]>> records) {
        // Of several versions in one batch, the last one is the one that counts.
        Map<String, ConsumerRecord<String, byte[]>> latest = new HashMap<>();
        records.forEach(record -> latest.put(record.key(), record));
        List<WriteModel<Document>> writes = new ArrayList<>();
        latest.values().forEach(record -> add(writes, record));
        if (!writes.isEmpty()) {
            mongo.getCollection(COLLECTION).bulkWrite(writes, new BulkWriteOptions().ordered(false));
        }
    }

    private static void add(List<WriteModel<Document>> writes, ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            writes.add(new DeleteOneModel<>(Filters.eq("_id", record.key())));
            return;
        }
        try {
            if (Families.CUSTOMER_VIEW.read(record.value()).data() instanceof CustomerView.Folded customer) {
                writes.add(new ReplaceOneModel<>(
                        Filters.eq("_id", record.key()),
                        document(record.key(), customer, record.value()),
                        new ReplaceOptions().upsert(true)));
            }
        } catch (Rejected unreadable) {
            PASSED_OVER.add(record, unreadable);
        }
    }

    private static Document document(String account, CustomerView.Folded customer, byte[] published) {
        LocalDate first = customer.firstPurchase();
        CustomerView.Touched touched = customer.touched();
        TreeSet<String> touchedScopes = new TreeSet<>(customer.scopes());
        touchedScopes.addAll(touched == null ? List.of() : touched.scopes());
        List<LocalDate> days = touched == null ? List.of() : touched.days();
        return new Document("_id", account)
                .append("firstPurchase", first == null ? null : first.toString())
                .append("status", customer.status())
                .append("segment", customer.segment())
                .append("scopes", customer.scopes())
                .append(TOUCHED_SCOPES, touchedScopes)
                .append(DAYS, days.stream().map(LocalDate::toString).toList())
                .append("risks", customer.risks().stream().map(CustomerDocuments::risk).toList())
                .append(PUBLISHED, new Binary(published));
    }

    private static Document risk(CustomerView.Risk risk) {
        LocalDate until = risk.until();
        return new Document("reason", risk.reason())
                .append("from", risk.from().toString())
                .append("until", until == null ? OPEN_END : until.toString());
    }

    /** The customer as it was published, with its id. */
    static ObjectNode json(Document document) {
        ObjectNode customer = (ObjectNode) EventCodec.parse(published(document)).get("data");
        return customer.put("id", document.getString("_id"));
    }

    /** The facts of a customer as they were published. */
    static CustomerView.Folded facts(Document document) {
        return (CustomerView.Folded) Families.CUSTOMER_VIEW.read(published(document)).data();
    }

    private static byte[] published(Document document) {
        return document.get(PUBLISHED, Binary.class).getData();
    }
}
