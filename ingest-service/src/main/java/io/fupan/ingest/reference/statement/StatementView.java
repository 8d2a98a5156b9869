package io.fupan.ingest.reference.statement;

import io.fupan.event.Event;
import io.fupan.event.Rejected;
import io.fupan.event.json.Families;
import io.fupan.event.reference.ReferenceFact;
import io.fupan.metric.reference.Reference;
import io.fupan.service.view.PassedOver;
import io.fupan.service.view.Projection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Everything stated so far, with all revisions, in memory: it is the size of what people plan, not of what they sell. */
public final class StatementView implements Projection {

    private static final PassedOver PASSED_OVER = new PassedOver("statements");
    private static final int REMEMBERED = 1000;

    /** By subject, oldest first. */
    private final TreeMap<String, List<Statement>> statements = new TreeMap<>();

    /** The highest number of each numbered thing. */
    private final Map<String, Integer> numbers = new HashMap<>();

    /** Statements that came too late to have effect, the last ones. */
    private final Set<String> overtaken = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });

    private @Nullable Reference reference;

    /** What became of a statement on the log. */
    enum Fate {
        /** It is in the view. */
        STANDS,
        /** Another one about the same subject came before it, so it has no effect. */
        OVERTAKEN,
        /** The view has not come so far in time. */
        UNKNOWN
    }

    @Override
    public synchronized void apply(List<ConsumerRecord<String, byte[]>> records) {
        for (ConsumerRecord<String, byte[]> each : records) {
            try {
                put(Families.REFERENCE.read(each.value()), Instant.ofEpochMilli(each.timestamp()));
            } catch (Rejected e) {
                PASSED_OVER.add(each, e);
            }
        }
        reference = null;
        notifyAll();
    }

    /** The statement about a subject that has effect. */
    public synchronized @Nullable Statement current(String subject) {
        List<Statement> all = statements.get(subject);
        return all == null ? null : all.getLast();
    }

    /** Everything that was stated about a subject, oldest first. */
    public synchronized List<Statement> history(String subject) {
        return List.copyOf(statements.getOrDefault(subject, List.of()));
    }

    /** The highest number under which a thing has been stated; 0 if it never was. */
    public synchronized int number(ReferenceFact fact) {
        return numbers.getOrDefault(Versions.thing(fact), 0);
    }

    /** Present statements in the order of their subjects. */
    public synchronized List<Statement> list(@Nullable String afterSubject, Predicate<Statement> filter, int limit) {
        Map<String, List<Statement>> rest =
                afterSubject == null ? statements : statements.tailMap(afterSubject, false);
        return rest.values().stream().map(List::getLast).filter(filter).limit(limit).toList();
    }

    /** The reference data as it has effect now. */
    public synchronized Reference reference() {
        Reference known = reference;
        if (known == null) {
            Map<String, ReferenceFact> latest = new HashMap<>();
            statements.forEach((subject, all) -> latest.put(subject, all.getLast().fact()));
            known = Reference.of(latest);
            reference = known;
        }
        return known;
    }

    /** Waits until the view has come to an event, and tells what became of it. */
    synchronized Fate await(String subject, String identity, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!holds(subject, identity)) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (overtaken.contains(identity)) {
                return Fate.OVERTAKEN;
            }
            if (left <= 0) {
                return Fate.UNKNOWN;
            }
            wait(left);
        }
        return Fate.STANDS;
    }

    private boolean holds(String subject, String identity) {
        return statements.getOrDefault(subject, List.of()).stream()
                .anyMatch(each -> each.event().identity().equals(identity));
    }

    private void put(Event<ReferenceFact> event, Instant recordedAt) {
        String subject = event.data().subject();
        List<Statement> known = statements.get(subject);
        if (known == null) {
            known = new ArrayList<>(1);
            statements.put(subject, known);
        } else if (holds(subject, event.identity())) {
            return;
        } else if (!event.data().replaces(known.getLast().fact())) {
            overtaken.add(event.identity());
            return;
        }
        Statement statement = new Statement(event, recordedAt, known.size() + 1);
        known.add(statement);
        if (Versions.numbered(event.data())) {
            Integer own = Versions.number(event.data());
            numbers.merge(Versions.thing(event.data()), own == null ? statement.revision() : own, Math::max);
        }
    }
}
