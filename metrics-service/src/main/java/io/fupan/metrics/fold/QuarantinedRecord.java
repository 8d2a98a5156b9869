package io.fupan.metrics.fold;

import io.fupan.event.Rejected;
import io.fupan.event.json.Json;
import io.fupan.metrics.fold.Output.Destination;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import tools.jackson.databind.node.ObjectNode;

/** A record of the deal log that is no deal event: kept, with the reason and the place it was found at. */
final class QuarantinedRecord {

    private QuarantinedRecord() {}

    static Output of(Record<String, byte[]> record, ProcessorContext<?, ?> context, Rejected rejected) {
        String place = context.recordMetadata()
                .map(at -> at.topic() + '-' + at.partition() + '@' + at.offset())
                .orElse("unknown");
        ObjectNode json = Json.mapper().createObjectNode();
        json.put("specversion", "1.0");
        json.put("id", place);
        json.put("source", "/metrics");
        json.put("type", "metrics.refused");
        json.put("subject", place);
        json.put("time", Instant.ofEpochMilli(record.timestamp()).toString());
        json.put("datacontenttype", "application/json");
        ObjectNode data = json.putObject("data");
        data.put("reason", rejected.reason());
        data.put("field", rejected.field());
        data.put("detail", rejected.detail());
        data.put("key", record.key());
        data.put("item", record.value() == null ? null : new String(record.value(), StandardCharsets.UTF_8));
        return new Output(Destination.QUARANTINE, Json.mapper().writeValueAsBytes(json));
    }
}
