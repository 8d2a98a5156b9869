package io.fupan.metrics.fold;

import io.fupan.event.Event;
import io.fupan.event.json.Families;
import io.fupan.event.json.Json;
import io.fupan.event.link.LinkFact;
import io.fupan.event.link.LinkKey;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;

/** How links are written. */
final class LinkRecords {

    private static final int DIGEST_BYTES = 16;

    private LinkRecords() {}

    static byte[] write(LinkKey key, LinkFact fact, long now) {
        return Families.LINK.write(new Event<>(
                key.toString() + '@' + now,
                "/metrics",
                Families.LINK.typeOf(fact.getClass()),
                key.target(),
                Instant.ofEpochMilli(now),
                null,
                null,
                null,
                null,
                fact));
    }

    /** Two facts with one digest are the same. */
    static String digest(LinkFact fact) {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(Json.mapper().writeValueAsBytes(fact));
            return HexFormat.of().formatHex(Arrays.copyOf(whole, DIGEST_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
