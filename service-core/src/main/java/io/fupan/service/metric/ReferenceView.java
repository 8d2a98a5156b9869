package io.fupan.service.metric;

import io.fupan.event.Event;
import io.fupan.event.Rejected;
import io.fupan.event.json.Families;
import io.fupan.event.reference.ReferenceFact;
import io.fupan.metric.reference.Reference;
import io.fupan.service.view.PassedOver;
import io.fupan.service.view.Projection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The reference data as the log has it: the latest statement about each subject. */
public final class ReferenceView implements Projection {

    private static final PassedOver PASSED_OVER = new PassedOver("reference");

    private final Map<String, Event<ReferenceFact>> latest = new HashMap<>();
    private final Map<String, Long> offsets = new HashMap<>();
    private volatile Snapshot snapshot = new Snapshot(Reference.empty(), Set.of(), Map.of());

    /**
     * The reference data at one moment.
     *
     * @param reference what is stated
     * @param invented the subjects that were made up for a demonstration
     * @param offsets next offset of each {@code topic-partition}, everything before which is contained
     */
    public record Snapshot(Reference reference, Set<String> invented, Map<String, Long> offsets) {

        /** Copies the collections. */
        public Snapshot {
            invented = Set.copyOf(invented);
            offsets = Map.copyOf(offsets);
        }
    }

    /** The present state; immutable, and another object whenever something changed. */
    public Snapshot snapshot() {
        return snapshot;
    }

    @Override
    public void apply(List<ConsumerRecord<String, byte[]>> records) {
        for (ConsumerRecord<String, byte[]> record : records) {
            remember(record);
            offsets.merge(record.topic() + '-' + record.partition(), record.offset() + 1, Math::max);
        }
        Map<String, ReferenceFact> facts = new HashMap<>();
        Set<String> invented = new HashSet<>();
        latest.forEach((subject, event) -> {
            facts.put(subject, event.data());
            if (Event.INVENTED.equals(event.provenance())) {
                invented.add(subject);
            }
        });
        snapshot = new Snapshot(Reference.of(facts), invented, offsets);
    }

    /** A statement made in ignorance of the one before, or about something frozen, has no effect. */
    private static Event<ReferenceFact> later(Event<ReferenceFact> known, Event<ReferenceFact> next) {
        return next.data().replaces(known.data()) ? next : known;
    }

    private void remember(ConsumerRecord<String, byte[]> record) {
        try {
            Event<ReferenceFact> event = Families.REFERENCE.read(record.value());
            latest.merge(event.data().subject(), event, ReferenceView::later);
        } catch (Rejected rejected) {
            PASSED_OVER.add(record, rejected);
        }
    }
}
