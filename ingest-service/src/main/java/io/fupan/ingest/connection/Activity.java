package io.fupan.ingest.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one connection did in the last day, in slots of five minutes, at this instance. */
final class Activity {

    private static final long SLOT_SECONDS = 300;
    private static final int HOUR = 12;
    private static final int DAY = 24 * HOUR;

    private final long[] slots = new long[DAY];
    private final int[] deliveries = new int[DAY];
    private final int[] refusals = new int[DAY];

    private Instant since;
    private boolean changed;
    private @Nullable Instant lastDelivery;
    private @Nullable Instant lastRefusal;
    private @Nullable Duration lag;
    private @Nullable Duration expectedEvery;

    Activity(Instant since) {
        this.since = since;
    }

    /**
     * How a connection is doing.
     *
     * @param since since when it was watched
     * @param lastDeliveryAt when a delivery was accepted last
     * @param lastRefusalAt when one was refused last
     * @param hour what came in the last hour
     * @param day what came in the last day
     * @param lagSeconds between the newest event of the last delivery and its arrival
     * @param silent whether nothing was accepted for longer than expected
     */
    record Health(
            Instant since,
            @Nullable Instant lastDeliveryAt,
            @Nullable Instant lastRefusalAt,
            Count hour,
            Count day,
            @Nullable Double lagSeconds,
            boolean silent) {}

    /**
     * How much came.
     *
     * @param deliveries accepted ones
     * @param refusals refused ones
     */
    record Count(int deliveries, int refusals) {}

    synchronized void expect(@Nullable Duration every) {
        expectedEvery = every;
    }

    synchronized void delivered(Instant now, @Nullable Duration behind) {
        deliveries[slot(now)]++;
        changed = true;
        lastDelivery = now;
        lag = behind == null ? lag : behind;
    }

    synchronized void refused(Instant now) {
        refusals[slot(now)]++;
        changed = true;
        lastRefusal = now;
    }

    synchronized @Nullable Duration expectedEvery() {
        return expectedEvery;
    }

    /** Whether something came since that was asked last. */
    synchronized boolean changed() {
        boolean was = changed;
        changed = false;
        return was;
    }

    /** What it did until now. */
    synchronized ActivityRecord record(Instant now) {
        long newest = number(now);
        List<ActivityRecord.Slot> full = new ArrayList<>();
        for (int i = 0; i < DAY; i++) {
            if (slots[i] > newest - DAY && deliveries[i] + refusals[i] > 0) {
                full.add(new ActivityRecord.Slot(slots[i], deliveries[i], refusals[i]));
            }
        }
        return new ActivityRecord(since, lastDelivery, lastRefusal, lag, full);
    }

    /** What it did before a restart, which it did too. */
    synchronized void restore(ActivityRecord earlier, Instant now) {
        ActivityRecord all = record(now).and(earlier);
        since = all.since();
        lastDelivery = all.lastDelivery();
        lastRefusal = all.lastRefusal();
        lag = all.lag();
        for (ActivityRecord.Slot each : all.slots()) {
            int slot = (int) Math.floorMod(each.number(), (long) DAY);
            if (slots[slot] <= each.number()) {
                slots[slot] = each.number();
                deliveries[slot] = each.deliveries();
                refusals[slot] = each.refusals();
            }
        }
        changed = true;
    }

    /** How a connection that did that is doing. */
    static Health health(ActivityRecord record, @Nullable Duration expectedEvery, Instant now) {
        Duration lag = record.lag();
        return new Health(
                record.since(),
                record.lastDelivery(),
                record.lastRefusal(),
                count(record, now, HOUR),
                count(record, now, DAY),
                lag == null ? null : lag.toMillis() / 1000.0,
                record.silentFor(expectedEvery, now));
    }

    private static Count count(ActivityRecord record, Instant now, int width) {
        long newest = number(now);
        int accepted = 0;
        int refused = 0;
        for (ActivityRecord.Slot each : record.slots()) {
            if (each.number() > newest - width && each.number() <= newest) {
                accepted += each.deliveries();
                refused += each.refusals();
            }
        }
        return new Count(accepted, refused);
    }

    private int slot(Instant now) {
        long number = number(now);
        int slot = (int) Math.floorMod(number, (long) DAY);
        if (slots[slot] != number) {
            slots[slot] = number;
            deliveries[slot] = 0;
            refusals[slot] = 0;
        }
        return slot;
    }

    private static long number(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), SLOT_SECONDS);
    }
}
