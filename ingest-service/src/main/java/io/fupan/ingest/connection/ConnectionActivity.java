package io.fupan.ingest.connection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How each connection is doing. {@code ingest.connection.deliveries} by {@code connection} and {@code outcome}
 * (accepted, refused), {@code ingest.connection.silent} by {@code connection}: 1 if nothing came for longer than
 * expected. Only connections that exist are counted, and after so many the rest are counted together.
 */
public final class ConnectionActivity {

    /** How many connections have meters of their own. */
    static final int METERED = 200;

    private static final String OTHER = "other";

    private final MeterRegistry meters;
    private final InstantSource clock;
    private final Map<String, Activity> activities = new ConcurrentHashMap<>();
    private final Map<String, Meter> gauges = new ConcurrentHashMap<>();
    private final Map<Counted, Counter> counters = new ConcurrentHashMap<>();

    private record Counted(String connection, String outcome) {}

    ConnectionActivity(MeterRegistry meters, InstantSource clock) {
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * A delivery was accepted.
     *
     * @param behind between the newest of its events and its arrival, if it has events
     */
    public void delivered(String connection, @Nullable Duration behind) {
        of(connection).delivered(clock.instant(), behind);
        count(connection, "accepted");
    }

    /** A delivery was refused. */
    public void refused(String connection) {
        of(connection).refused(clock.instant());
        count(connection, "refused");
    }

    Activity.Health health(String connection) {
        return of(connection).health(clock.instant());
    }

    /** A connection exists; {@code null} if it may be silent for ever. */
    void expect(String connection, @Nullable Duration every) {
        Activity activity = of(connection);
        activity.expect(every);
        if (gauges.size() < METERED) {
            gauges.computeIfAbsent(connection, name -> Gauge.builder(
                            "ingest.connection.silent", activity, each -> each.silent(clock.instant()) ? 1 : 0)
                    .tag("connection", name)
                    .register(meters));
        }
    }

    void forget(String connection) {
        activities.remove(connection);
        Meter gauge = gauges.remove(connection);
        if (gauge != null) {
            meters.remove(gauge);
        }
    }

    private Activity of(String connection) {
        return activities.computeIfAbsent(connection, name -> new Activity(clock.instant()));
    }

    private void count(String connection, String outcome) {
        String tag = gauges.containsKey(connection) ? connection : OTHER;
        counters.computeIfAbsent(new Counted(tag, outcome), this::counter).increment();
    }

    private Counter counter(Counted what) {
        return meters.counter(
                "ingest.connection.deliveries", "connection", what.connection(), "outcome", what.outcome());
    }
}
