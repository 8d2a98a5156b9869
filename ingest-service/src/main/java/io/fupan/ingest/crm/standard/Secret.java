package io.fupan.ingest.crm.standard;

import io.fupan.ingest.signature.Hmac;
import java.security.SecureRandom;
import java.util.Base64;

/** A shared secret: {@code whsec_} and the key in Base64. */
final class Secret {

    private static final String PREFIX = "whsec_";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;

    private Secret() {}

    /**
     * Reads a secret.
     *
     * @throws IllegalArgumentException if it has another form; the message does not repeat it
     */
    static Hmac parse(String text) {
        byte[] key = text.startsWith(PREFIX) ? decode(text.substring(PREFIX.length())) : new byte[0];
        if (key.length < SHORTEST || key.length > LONGEST) {
            throw new IllegalArgumentException(
                    "a secret is '%s' followed by %d to %d bytes in Base64".formatted(PREFIX, SHORTEST, LONGEST));
        }
        return Hmac.sha256(key);
    }

    /** A new secret of 32 random bytes, as text. */
    static String random() {
        byte[] key = new byte[32];
        RANDOM.nextBytes(key);
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
