package io.fupan.ingest.said;

import io.fupan.ingest.change.Moment;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.signature.Digest;
import io.fupan.ingest.signature.Proof;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/**
 * The moment of what a system says without any time: when it came. The same bytes within an hour after they came first
 * are a repetition; later they are the same change made again, as when a stage goes from A to B, back, and to B once
 * more. When they came first is remembered, and read from the receipts if it was before the start or at another instance,
 * see {@link EarlierArrivals}; what is not on the log yet is told apart by the hour of the clock.
 */
public final class Arrival {

    /** How long after the first a repetition may come. */
    static final Duration WINDOW = Duration.ofHours(1);

    /** What this process knows. */
    static final FirstArrivals FIRST = new FirstArrivals(WINDOW, 100_000);

    private static final int DIGITS = 12;

    private Arrival() {}

    /** Of one item of a delivery, by its place. */
    public static Moment of(Delivery delivery, int index) {
        return of(FIRST, delivery, index);
    }

    static Moment of(FirstArrivals first, Delivery delivery, int index) {
        byte[] event = String.valueOf(delivery.event()).getBytes(StandardCharsets.UTF_8);
        String digest = Proof.hex(Digest.sha256(event, delivery.body())).substring(0, DIGITS);
        long hour = hour(first.of(digest, delivery.receivedAt()));
        return Moment.ofArrival(delivery.receivedAt(), "%s-%d-%d".formatted(digest, hour, index));
    }

    /** The hours of the clock since 1970. */
    static long hour(Instant at) {
        return at.getEpochSecond() / WINDOW.toSeconds();
    }
}
