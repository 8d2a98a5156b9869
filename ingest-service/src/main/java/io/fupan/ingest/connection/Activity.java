package io.fupan.ingest.connection;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one connection did in the last day, in slots of five minutes; as this instance saw it, since it started. */
final class Activity {

    private static final long SLOT_SECONDS = 300;
    private static final int HOUR = 12;
    private static final int DAY = 24 * HOUR;

    private final Instant since;
    private final long[] slots = new long[DAY];
    private final int[] deliveries = new int[DAY];
    private final int[] refusals = new int[DAY];

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
        lastDelivery = now;
        lag = behind == null ? lag : behind;
    }

    synchronized void refused(Instant now) {
        refusals[slot(now)]++;
        lastRefusal = now;
    }

    synchronized boolean silent(Instant now) {
        Instant heard = lastDelivery == null ? since : lastDelivery;
        return expectedEvery != null && heard.plus(expectedEvery).isBefore(now);
    }

    synchronized Health health(Instant now) {
        return new Health(
                since,
                lastDelivery,
                lastRefusal,
                count(now, HOUR),
                count(now, DAY),
                lag == null ? null : lag.toMillis() / 1000.0,
                silent(now));
    }

    private Count count(Instant now, int width) {
        long newest = number(now);
        int accepted = 0;
        int refused = 0;
        for (int i = 0; i < DAY; i++) {
            if (slots[i] > newest - width && slots[i] <= newest) {
                accepted += deliveries[i];
                refused += refusals[i];
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
