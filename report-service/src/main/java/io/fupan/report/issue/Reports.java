package io.fupan.report.issue;

import com.mongodb.client.model.Filters;
import io.fupan.event.json.Json;
import io.fupan.event.retro.ReportFact;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The reports, as projected. */
final class Reports {

    private final MongoTemplate mongo;

    Reports(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Nullable Report find(String id) {
        Document stored = mongo.getCollection(ReportProjection.COLLECTION)
                .find(Filters.eq("_id", id))
                .first();
        return stored == null
                ? null
                : Report.of(
                        id,
                        Json.mapper().readValue(stored.getString(ReportProjection.JSON), ReportFact.Issued.class));
    }
}
