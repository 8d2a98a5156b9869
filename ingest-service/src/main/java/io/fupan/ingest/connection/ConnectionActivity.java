package io.fupan.ingest.connection;

import io.fupan.event.json.Json;
import io.fupan.ingest.status.Status;
import io.fupan.ingest.status.StatusBoard;
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
 * expected. Only connections that exist are counted, and after so many the rest are counted together. What connections
 * did is told to the other instances, and to this one after a restart, so that health and silence are those of all.
 */
public final class ConnectionActivity {

    /** How many connections have meters of their own. */
    static final int METERED = 200;

    private static final String OTHER = "other";
    private static final String KIND = "connection";

    private final MeterRegistry meters;
    private final InstantSource clock;
    private final StatusBoard board;
    private final Map<String, Activity> activities = new ConcurrentHashMap<>();
    private final Map<String, Meter> gauges = new ConcurrentHashMap<>();
    private final Map<Counted, Counter> counters = new ConcurrentHashMap<>();

    private record Counted(String connection, String outcome) {}

    ConnectionActivity(MeterRegistry meters, InstantSource clock, StatusBoard board) {
        this.meters = meters;
        this.clock = clock;
        this.board = board;
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
        Activity activity = of(connection);
        return Activity.health(everywhere(connection, activity), activity.expectedEvery(), clock.instant());
    }

    /** Tells the others what happened since that was told last. Before the first time, the board has to be read. */
    synchronized void report() {
        for (Status each : board.all(KIND)) {
            Activity activity = activities.get(each.name());
            if (activity != null && board.isEarlier(each)) {
                activity.restore(record(each), clock.instant());
            }
        }
        activities.forEach((name, activity) -> {
            if (activity.changed()) {
                board.post(KIND, name, activity.record(clock.instant()));
            }
        });
    }

    /** A connection exists; {@code null} if it may be silent for ever. */
    void expect(String connection, @Nullable Duration every) {
        Activity activity = of(connection);
        activity.expect(every);
        if (gauges.size() < METERED) {
            gauges.computeIfAbsent(connection, name -> Gauge.builder(
                            "ingest.connection.silent", activity, each -> isSilent(name, each) ? 1 : 0)
                    .tag("connection", name)
                    .register(meters));
        }
    }

    void forget(String connection) {
        activities.remove(connection);
        board.clear(KIND, connection);
        Meter gauge = gauges.remove(connection);
        if (gauge != null) {
            meters.remove(gauge);
        }
    }

    private boolean isSilent(String connection, Activity activity) {
        return everywhere(connection, activity).silentFor(activity.expectedEvery(), clock.instant());
    }

    /** What it did here, and at other instances, and here before a restart as long as that is not taken over. */
    private synchronized ActivityRecord everywhere(String connection, Activity activity) {
        return board.of(KIND, connection).stream()
                .filter(each -> !board.isOwn(each))
                .map(ConnectionActivity::record)
                .reduce(activity.record(clock.instant()), ActivityRecord::and);
    }

    private static ActivityRecord record(Status status) {
        return Json.mapper().treeToValue(status.data(), ActivityRecord.class);
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
