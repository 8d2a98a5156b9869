package io.fupan.metrics.deal;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import io.fupan.event.Rejected;
import io.fupan.event.json.EventCodec;
import io.fupan.service.view.MongoView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

/** Keeps one document per deal: the published facts as they are, and the day it is listed under. */
final class DealProjection implements MongoView.Writer {

    static final String COLLECTION = "deals";

    /** The business day a list is sorted by: of the close, else of the creation, else before all days. */
    static final String LISTED_ON = "listedOn";

    private static final Logger LOG = LoggerFactory.getLogger(DealProjection.class);

    @Override
    public void write(MongoTemplate mongo, List<ConsumerRecord<String, byte[]>> records) {
        // Of several versions in one batch, the last one is the one that counts.
        Map<String, ConsumerRecord<String, byte[]>> latest = new HashMap<>();
        records.stream().filter(record -> record.value() != null).forEach(record -> latest.put(record.key(), record));
        List<WriteModel<Document>> writes = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : latest.values()) {
            try {
                Document deal = document(record);
                writes.add(new ReplaceOneModel<>(
                        Filters.eq("_id", record.key()), deal, new ReplaceOptions().upsert(true)));
            } catch (Rejected rejected) {
                LOG.error(
                        "deal record passed over: partition={} offset={} reason={}",
                        record.partition(),
                        record.offset(),
                        rejected.reason());
            }
        }
        if (!writes.isEmpty()) {
            mongo.getCollection(COLLECTION).bulkWrite(writes, new BulkWriteOptions().ordered(false));
        }
    }

    private static Document document(ConsumerRecord<String, byte[]> record) {
        JsonNode event = EventCodec.parse(record.value());
        Document deal = Document.parse(event.get("data").toString());
        deal.put("_id", record.key());
        deal.put(LISTED_ON, listedOn(deal));
        deal.put("offset", record.offset());
        return deal;
    }

    private static String listedOn(Document deal) {
        String closed = deal.getString("closedOn");
        String created = deal.getString("createdOn");
        return closed != null ? closed : created != null ? created : "0000-00-00";
    }
}
