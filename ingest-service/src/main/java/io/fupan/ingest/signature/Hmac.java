package io.fupan.ingest.signature;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A keyed code over bytes (RFC 2104). It is used by many threads at once. */
public final class Hmac {

    /** Keyed, and never fed: looking up an algorithm and reading a key take longer than the code of a short body. */
    private final Mac keyed;

    private Hmac(byte[] key, String algorithm) {
        this.keyed = keyed(new SecretKeySpec(key, algorithm));
    }

    /** HMAC-SHA256 under a key of at least one byte. */
    public static Hmac sha256(byte[] key) {
        return new Hmac(key, "HmacSHA256");
    }

    /** HMAC-SHA256 under the UTF-8 bytes of a text that is not empty. */
    public static Hmac sha256(String key) {
        return sha256(key.getBytes(StandardCharsets.UTF_8));
    }

    /** HMAC-SHA1 under the UTF-8 bytes of a text that is not empty, for systems that know nothing better. */
    public static Hmac sha1(String key) {
        return new Hmac(key.getBytes(StandardCharsets.UTF_8), "HmacSHA1");
    }

    /** The code of the parts one after the other, without anything between them. */
    public byte[] of(byte[]... parts) {
        Mac mac = mac();
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    private Mac mac() {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the Java platform's own codes can be copied", e);
        }
    }

    private static Mac keyed(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has " + key.getAlgorithm(), e);
        }
    }

    /** Keeps the key out of logs. */
    @Override
    public String toString() {
        return keyed.getAlgorithm();
    }
}
