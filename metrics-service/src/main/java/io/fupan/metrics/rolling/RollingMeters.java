package io.fupan.metrics.rolling;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/**
 * What happened to every value that was computed: {@code metrics.rolling.evaluated = metrics.rolling.handled} over
 * {@code outcome} = published + unchanged + held, where held values wait for this instance to read as far as another one
 * already has. {@code metrics.rolling.age} says since when something waits.
 */
final class RollingMeters {

    private static final String NAME = "metrics.rolling";

    private final Counter evaluated;
    private final Counter published;
    private final Counter unchanged;
    private final Counter held;
    private final Counter withdrawn;
    private final Counter failures;
    private volatile long caughtUpNanos;
    private volatile boolean started;

    RollingMeters(MeterRegistry registry) {
        evaluated = Counter.builder(NAME + ".evaluated").register(registry);
        published = outcome(registry, "published");
        unchanged = outcome(registry, "unchanged");
        held = outcome(registry, "held");
        withdrawn = Counter.builder(NAME + ".withdrawn").register(registry);
        failures = Counter.builder(NAME + ".failures")
                .description("rounds that ended before their time; they are done again")
                .register(registry);
        Gauge.builder(NAME + ".age", this, RollingMeters::ageSeconds)
                .baseUnit("seconds")
                .description("since when values or monitors wait to be looked at")
                .register(registry);
    }

    private static Counter outcome(MeterRegistry registry, String outcome) {
        return Counter.builder(NAME + ".handled").tag("outcome", outcome).register(registry);
    }

    /** A number of values was computed, of which some were published and some held. */
    void evaluated(int all, int publishedNow, int heldNow) {
        evaluated.increment(all);
        published.increment(publishedNow);
        held.increment(heldNow);
        unchanged.increment(all - publishedNow - heldNow);
    }

    void withdrawn(int keys) {
        withdrawn.increment(keys);
    }

    void failed() {
        failures.increment();
    }

    /** A round ended, and this many scopes are left. */
    void caughtUp(int waiting) {
        if (waiting == 0) {
            caughtUpNanos = System.nanoTime();
        }
    }

    /** From now on something can wait. */
    void started() {
        caughtUpNanos = System.nanoTime();
        started = true;
    }

    private double ageSeconds() {
        return !started ? 0 : Duration.ofNanos(System.nanoTime() - caughtUpNanos).toMillis() / 1000.0;
    }
}
