package io.fupan.metrics.fold;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * What happened to every event read: {@code metrics.events.read = folded + repeated + unknown + refused}. Alert when
 * {@code refused} grows; each of these is in quarantine with its reason.
 */
final class FoldMeters {

    private static final String NAME = "metrics.events";

    private final Counter read;
    private final Counter folded;
    private final Counter repeated;
    private final Counter unknown;
    private final Counter refused;

    FoldMeters(MeterRegistry registry) {
        read = Counter.builder(NAME + ".read").description("events read from the deal log").register(registry);
        folded = outcome(registry, "folded");
        repeated = outcome(registry, "repeated");
        unknown = outcome(registry, "unknown");
        refused = outcome(registry, "refused");
    }

    private static Counter outcome(MeterRegistry registry, String outcome) {
        return Counter.builder(NAME + ".handled").tag("outcome", outcome).register(registry);
    }

    void folded() {
        count(folded);
    }

    void repeated() {
        count(repeated);
    }

    void unknown() {
        count(unknown);
    }

    void refused() {
        count(refused);
    }

    private void count(Counter outcome) {
        read.increment();
        outcome.increment();
    }
}
