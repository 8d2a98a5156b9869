package io.fupan.ingest.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a connection did, as it is told to other instances and to this one after a restart.
 *
 * @param since since when it was watched
 * @param lastDelivery when a delivery was accepted last
 * @param lastRefusal when one was refused last
 * @param lag between the newest event of the last delivery and its arrival
 * @param slots what came in the last day; slots of five minutes in which nothing came are left out
 */
record ActivityRecord(
        Instant since,
        @Nullable Instant lastDelivery,
        @Nullable Instant lastRefusal,
        @Nullable Duration lag,
        List<Slot> slots) {

    /** What came in one slot; slots are numbered since 1970. */
    record Slot(long number, int deliveries, int refusals) {

        private Slot and(Slot other) {
            return new Slot(number, deliveries + other.deliveries, refusals + other.refusals);
        }
    }

    /** Copies the slots. */
    ActivityRecord {
        slots = List.copyOf(slots);
    }

    /** What came here and there together. */
    ActivityRecord and(ActivityRecord other) {
        Map<Long, Slot> sums = new TreeMap<>();
        Stream.of(slots, other.slots)
                .flatMap(List::stream)
                .forEach(each -> sums.merge(each.number(), each, Slot::and));
        boolean later = other.lastDelivery != null
                && (lastDelivery == null || other.lastDelivery.isAfter(lastDelivery));
        Duration newest = later ? other.lag : lag;
        return new ActivityRecord(
                since.isBefore(other.since) ? since : other.since,
                latest(lastDelivery, other.lastDelivery),
                latest(lastRefusal, other.lastRefusal),
                newest == null ? (later ? lag : other.lag) : newest,
                List.copyOf(sums.values()));
    }

    /** Whether nothing was accepted for longer than that. */
    boolean silentFor(@Nullable Duration expectedEvery, Instant now) {
        Instant heard = lastDelivery == null ? since : lastDelivery;
        return expectedEvery != null && heard.plus(expectedEvery).isBefore(now);
    }

    private static @Nullable Instant latest(@Nullable Instant left, @Nullable Instant right) {
        return Stream.of(left == null ? Instant.MIN : left, right == null ? Instant.MIN : right)
                .max(Comparator.naturalOrder())
                .filter(each -> !each.equals(Instant.MIN))
                .orElse(null);
    }
}
