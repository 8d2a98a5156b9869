package io.fupan.ingest.crm.fxiaoke;

import io.fupan.event.Rejected;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of an event callback: 32 bytes, written as 44 characters of Base64. It encrypts with AES-256-CBC; the first
 * half of the key is the initial vector too. With a token before it, {@code token:key}, it belongs to an application of
 * the old generation.
 */
final class FxKey {

    private static final int BYTES = 32;
    private static final int BLOCK = 16;

    private final String token;
    private final String text;
    private final SecretKeySpec key;
    private final IvParameterSpec vector;

    private FxKey(String token, String text, byte[] key) {
        this.token = token;
        this.text = text;
        this.key = new SecretKeySpec(key, "AES");
        this.vector = new IvParameterSpec(Arrays.copyOf(key, BLOCK));
    }

    /**
     * Reads a connection's secret.
     *
     * @throws IllegalArgumentException if it has another form; the message does not repeat it
     */
    static FxKey parse(String secret) {
        int colon = secret.lastIndexOf(':');
        String text = secret.substring(colon + 1);
        byte[] key = decoded(text);
        if (key.length != BYTES || colon == 0) {
            throw new IllegalArgumentException(
                    "a secret is %d bytes in Base64, or for an old application its token, a colon and the key"
                            .formatted(BYTES));
        }
        return new FxKey(colon < 0 ? "" : secret.substring(0, colon), text, key);
    }

    /** The key as it is written, which is part of what is signed. */
    String text() {
        return text;
    }

    /** The token of an application of the old generation; empty for a callback of the current one. */
    String token() {
        return token;
    }

    /**
     * The bytes that were encrypted.
     *
     * @throws Rejected {@code UNDECRYPTABLE}
     */
    byte[] decrypt(String base64) {
        try {
            return cipher(Cipher.DECRYPT_MODE).doFinal(Base64.getDecoder().decode(base64));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new Rejected("UNDECRYPTABLE", null, "the content is not encrypted with the connection's key");
        }
    }

    /** The text, encrypted and in Base64. */
    String encrypt(String plain) {
        try {
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE).doFinal(plain.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(encrypted);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform can encrypt with AES", e);
        }
    }

    private Cipher cipher(int mode) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(mode, key, vector);
        return cipher;
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** Keeps the key out of logs. */
    @Override
    public String toString() {
        return "FxKey";
    }
}
