package io.fupan.metrics.fold;

import io.fupan.event.Event;
import io.fupan.event.Fact;
import io.fupan.event.activity.ActivityFact;
import io.fupan.event.customer.CustomerFact;
import io.fupan.event.deal.DealFact;
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
        read = Counter.builder(NAME + ".read").description("events read from the logs of sales").register(registry);
        folded = outcome(registry, "folded");
        repeated = outcome(registry, "repeated");
        unknown = outcome(registry, "unknown");
        refused = outcome(registry, "refused");
    }

    private static Counter outcome(MeterRegistry registry, String outcome) {
        return Counter.builder(NAME + ".handled").tag("outcome", outcome).register(registry);
    }

    /** An event that changed its thing, or one that was known, or one of a kind this version does not know. */
    void count(Event<? extends Fact> event, boolean isNews) {
        count(!isNews ? repeated : isUnknown(event.data()) ? unknown : folded);
    }

    private static boolean isUnknown(Fact fact) {
        return fact instanceof DealFact.Unknown
                || fact instanceof CustomerFact.Unknown
                || fact instanceof ActivityFact.Unknown;
    }

    void refused() {
        count(refused);
    }

    private void count(Counter outcome) {
        read.increment();
        outcome.increment();
    }
}
