package io.fupan.report.deal;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import io.fupan.event.Rejected;
import io.fupan.event.deal.DealView;
import io.fupan.event.json.Families;
import io.fupan.event.json.Json;
import io.fupan.service.view.MongoView;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Keeps one document per deal: what is searched by, and the facts as JSON text. */
final class DealProjection implements MongoView.Writer {

    static final String COLLECTION = "reportDeals";
    static final String JSON = "json";

    private static final Logger LOG = LoggerFactory.getLogger(DealProjection.class);

    private final String currency;

    DealProjection(String currency) {
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
            mongo.getCollection(COLLECTION).bulkWrite(writes, new BulkWriteOptions().ordered(false));
        }
    }

    private void add(List<WriteModel<Document>> writes, ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            writes.add(new DeleteOneModel<>(Filters.eq("_id", record.key())));
            return;
        }
        try {
            if (Families.DEAL_VIEW.read(record.value()).data() instanceof DealView.Folded facts) {
                writes.add(new ReplaceOneModel<>(
                        Filters.eq("_id", record.key()),
                        document(record.key(), facts),
                        new ReplaceOptions().upsert(true)));
            }
        } catch (Rejected rejected) {
            LOG.error(
                    "deal record passed over: partition={} offset={} reason={}",
                    record.partition(),
                    record.offset(),
                    rejected.reason());
        }
    }

    private Document document(String id, DealView.Folded facts) {
        return new Document("_id", id)
                .append("outcome", facts.outcome())
                .append("scopes", facts.scopes())
                .append("createdScopes", facts.createdScopes())
                .append("createdOn", text(facts.createdOn()))
                .append("closedOn", text(facts.closedOn()))
                .append("cycleDays", facts.cycleDays())
                .append("amount", amount(facts))
                .append("product", facts.product())
                .append("competitors", facts.competitors())
                .append("excluded", facts.excluded())
                .append("invented", facts.provenance() != null)
                .append(JSON, Json.mapper().writeValueAsString(facts));
    }

    private @Nullable Decimal128 amount(DealView.Folded facts) {
        // Money of another currency cannot be ordered among the rest.
        if (facts.amount() == null || !facts.amount().currency().equals(currency)) {
            return null;
        }
        BigDecimal amount = facts.amount().amount();
        return new Decimal128(amount);
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
