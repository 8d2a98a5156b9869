package io.fupan.ingest.said;

import io.fupan.ingest.change.Moment;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.signature.Digest;
import io.fupan.ingest.signature.Proof;
import java.nio.charset.StandardCharsets;

/**
 * The moment of what a system says without any time: when it came. The same bytes within an hour are a repetition; later
 * they are the same change made again, as when a stage goes from A to B, back, and to B once more.
 */
public final class Arrival {

    private static final long SECONDS_OF_AN_HOUR = 3600;
    private static final int DIGITS = 12;

    private Arrival() {}

    /** Of one item of a delivery, by its place. */
    public static Moment of(Delivery delivery, int index) {
        byte[] event = String.valueOf(delivery.event()).getBytes(StandardCharsets.UTF_8);
        String digest = Proof.hex(Digest.sha256(event, delivery.body())).substring(0, DIGITS);
        long hour = delivery.receivedAt().getEpochSecond() / SECONDS_OF_AN_HOUR;
        return Moment.ofArrival(delivery.receivedAt(), "%s-%d-%d".formatted(digest, hour, index));
    }
}
