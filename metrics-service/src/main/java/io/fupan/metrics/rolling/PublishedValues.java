package io.fupan.metrics.rolling;

import io.fupan.event.Rejected;
import io.fupan.event.json.Families;
import io.fupan.event.json.Json;
import io.fupan.event.rolling.RollingFact;
import io.fupan.event.rolling.RollingKey;
import io.fupan.metric.scope.Scope;
import io.fupan.service.view.PassedOver;
import io.fupan.service.view.Projection;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What stands on the topic of latest values, as far as it must be known to say nothing twice: of each key a fingerprint.
 * It also tells which scopes somebody else wrote about.
 */
final class PublishedValues implements Projection {

    private static final Logger LOG = LoggerFactory.getLogger(PublishedValues.class);
    private static final PassedOver PASSED_OVER = new PassedOver("rolling");

    /**
     * The last record of a key.
     *
     * @param figure a digest of the number and what explains it
     * @param position how far the log is contained, all offsets of the cut added up
     * @param offset of the record
     */
    record Published(UUID figure, LocalDate asOf, long position, long offset) {}

    private final Map<String, Map<String, Published>> byScope = new HashMap<>();
    private final Set<String> touched = new HashSet<>();

    @Override
    public synchronized void apply(List<ConsumerRecord<String, byte[]>> records) {
        for (ConsumerRecord<String, byte[]> record : records) {
            String scope = scopeIn(record.key());
            Published known = find(scope, record.key());
            // An own record that comes back has been noted already.
            if (scope != null && (known == null || known.offset() < record.offset())) {
                put(scope, record.key(), record.value() == null ? null : read(record));
                touched.add(scope);
            }
        }
    }

    /** The last record of each key of a scope. */
    synchronized Map<String, Published> of(String scope) {
        return Map.copyOf(byScope.getOrDefault(scope, Collections.emptyMap()));
    }

    /** All scopes that have a record. */
    synchronized Set<Scope> scopes() {
        return parsed(byScope.keySet());
    }

    /** The scopes that records came about which this instance did not write, since this was asked last. */
    synchronized Set<Scope> takeTouched() {
        Set<Scope> scopes = parsed(touched);
        touched.clear();
        return scopes;
    }

    /** Notes what this instance wrote. */
    synchronized void wrote(RollingFact.Value value, long offset) {
        put(value.scope(), value.key(), published(value, offset));
    }

    /** Notes what this instance deleted. */
    synchronized void deleted(String scope, String key) {
        put(scope, key, null);
    }

    /** What a value would be noted as. */
    static Published published(RollingFact.Value value, long offset) {
        return new Published(
                figure(value),
                value.asOf(),
                value.cut().values().stream().mapToLong(Long::longValue).sum(),
                offset);
    }

    /** A digest of everything but the days and the cut, which move without the number. */
    private static UUID figure(RollingFact.Value value) {
        String text = String.join(
                "\n",
                value.definition().id() + '.' + value.definition().version(),
                String.valueOf(value.value()),
                value.unit() + ' ' + value.currency() + ' ' + value.n() + ' ' + value.exact(),
                Json.mapper().writeValueAsString(value.interval()),
                value.status() + ' ' + value.reason(),
                String.valueOf(value.excluded()) + value.warnings());
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private @Nullable Published find(@Nullable String scope, String key) {
        Map<String, Published> known = scope == null ? null : byScope.get(scope);
        return known == null ? null : known.get(key);
    }

    private void put(String scope, String key, @Nullable Published latest) {
        if (latest != null) {
            byScope.computeIfAbsent(scope, each -> new HashMap<>()).put(key, latest);
            return;
        }
        Map<String, Published> known = byScope.get(scope);
        if (known != null) {
            known.remove(key);
            if (known.isEmpty()) {
                byScope.remove(scope);
            }
        }
    }

    /** What cannot be read is as if it were another value: it will be replaced. */
    private static Published read(ConsumerRecord<String, byte[]> record) {
        try {
            if (Families.ROLLING.read(record.value()).data() instanceof RollingFact.Value value) {
                return published(value, record.offset());
            }
        } catch (Rejected rejected) {
            PASSED_OVER.add(record, rejected);
        }
        return new Published(new UUID(0, 0), LocalDate.MIN, 0, record.offset());
    }

    private static @Nullable String scopeIn(String key) {
        RollingKey of = RollingKey.parse(key);
        return of == null ? null : of.scope();
    }

    private static Set<Scope> parsed(Set<String> scopes) {
        Set<Scope> parsed = new HashSet<>();
        for (String scope : scopes) {
            try {
                parsed.add(Scope.parse(scope));
            } catch (IllegalArgumentException e) {
                LOG.debug("a scope of another version: {}", scope);
            }
        }
        return parsed;
    }
}
