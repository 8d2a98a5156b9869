package io.fupan.ingest.delivery;

import java.time.Instant;
import java.util.UUID;

/** Ids of receipts: UUIDs of version 7, so that they sort by the time of arrival. */
final class ReceiptId {

    private static final long VERSION_7 = 0x7000L;
    private static final long RANDOM_BITS = 0x0FFFL;

    private ReceiptId() {}

    static String at(Instant arrival) {
        UUID random = UUID.randomUUID();
        long high = arrival.toEpochMilli() << 16 | VERSION_7 | random.getMostSignificantBits() & RANDOM_BITS;
        return new UUID(high, random.getLeastSignificantBits()).toString();
    }
}
