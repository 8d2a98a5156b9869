package io.fupan.ingest.signature;

import java.security.SecureRandom;
import java.util.Base64;

/** Secrets for systems that let the receiver choose them. */
public final class NewSecret {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private NewSecret() {}

    /** A text of 43 letters, digits, '-' and '_', which fits into an address as it is. */
    public static String text() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
