package io.fupan.report.retro;

import io.fupan.service.problem.Problem;
import io.fupan.service.security.Caller;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ids of what is written: drawn at random, or made from the caller's idempotency key, so that a repetition meets itself. */
public final class Ids {

    private static final int LONGEST_KEY = 200;
    private static final int LENGTH = 24;

    private Ids() {}

    /**
     * The id for a write.
     *
     * @param what the resource written, so that one key may be used for several
     * @param key the {@code Idempotency-Key} header, if the caller sent one
     */
    public static String of(String what, @Nullable String key) {
        if (key == null) {
            return UUID.randomUUID().toString();
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw Problem.invalid(
                    "invalid-idempotency-key",
                    "Idempotency-Key",
                    "expected 1 to %d characters, but received %d".formatted(LONGEST_KEY, key.length()));
        }
        return hash(what + '\n' + Caller.current().name() + '\n' + key).substring(0, LENGTH);
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
