package io.fupan.ingest.said;

import io.fupan.ingest.change.Moment;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.signature.Digest;
import io.fupan.ingest.signature.Proof;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The moment of what a system says without any time: when it came. The same bytes within an hour after they came first
 * are a repetition; later they are the same change made again, as when a stage goes from A to B, back, and to B once
 * more. When they came first this process remembers; what came before it started, or to another instance, is told apart
 * by the hour of the clock.
 */
public final class Arrival {

    private static final long SECONDS_OF_AN_HOUR = 3600;
    private static final int DIGITS = 12;
    private static final int REMEMBERED = 100_000;
    private static final FirstArrivals FIRST =
            new FirstArrivals(Duration.ofSeconds(SECONDS_OF_AN_HOUR), REMEMBERED);

    private Arrival() {}

    /** Of one item of a delivery, by its place. */
    public static Moment of(Delivery delivery, int index) {
        byte[] event = String.valueOf(delivery.event()).getBytes(StandardCharsets.UTF_8);
        String digest = Proof.hex(Digest.sha256(event, delivery.body())).substring(0, DIGITS);
        long hour = FIRST.of(digest, delivery.receivedAt()).getEpochSecond() / SECONDS_OF_AN_HOUR;
        return Moment.ofArrival(delivery.receivedAt(), "%s-%d-%d".formatted(digest, hour, index));
    }
}
