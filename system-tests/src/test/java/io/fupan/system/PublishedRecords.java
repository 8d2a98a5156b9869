package io.fupan.system;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.fupan.event.json.EventCodec;
import io.fupan.event.schema.Schemas;
import io.fupan.event.topic.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.JsonNode;

/** What a run has written to the public topics, compared with their schemas. */
record PublishedRecords(TopicReader reader) {

    /** How many records there are, and what is wrong with some of them. */
    record Verdict(int records, List<String> violations) {}

    Verdict validate() {
        int records = 0;
        List<String> violations = new ArrayList<>();
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        for (Topic topic : Schemas.topics()) {
            Schema schema = registry.getSchema(EventCodec.parse(Schemas.of(topic.name()).orElseThrow()));
            for (ConsumerRecord<String, byte[]> record : reader.all(topic.name())) {
                records++;
                if (record.value() != null) {
                    validate(schema, record).forEach(violations::add);
                }
            }
        }
        return new Verdict(records, violations);
    }

    private static List<String> validate(Schema schema, ConsumerRecord<String, byte[]> record) {
        return schema
                .validate(
                        EventCodec.parse(record.value()),
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(error -> "%s-%d@%d %s".formatted(record.topic(), record.partition(), record.offset(), error))
                .toList();
    }

    /** The names of all measures in the cells, without stages, kinds and currencies. */
    Set<String> measures() {
        Set<String> measures = new TreeSet<>();
        for (byte[] value : reader.latest("metrics.cells.v1").values()) {
            for (JsonNode family : EventCodec.parse(value).path("data").path("families")) {
                family.forEach(kind -> kind.propertyNames().forEach(name -> measures.add(name.replaceFirst("[@#].*", ""))));
            }
        }
        return measures;
    }
}
