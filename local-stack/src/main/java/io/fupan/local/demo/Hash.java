package io.fupan.local.demo;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Numbers that look random and are always the same: SHA-256 of a text. */
final class Hash {

    private static final int NUMBER_BYTES = 8;

    private Hash() {}

    /** The first eight bytes of the hash of the parts joined by bars, as an unsigned number. */
    static BigInteger number(String... parts) {
        return new BigInteger(1, Arrays.copyOf(sha256(String.join("|", parts)), NUMBER_BYTES));
    }

    /** The number's remainder: from 0 to {@code bound - 1}. */
    static int below(int bound, String... parts) {
        return number(parts).mod(BigInteger.valueOf(bound)).intValueExact();
    }

    /** The first {@code length} hexadecimal digits of the hash. */
    static String hex(String text, int length) {
        return HexFormat.of().formatHex(sha256(text)).substring(0, length);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
