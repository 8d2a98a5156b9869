package io.fupan.ingest.signature;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Plain digests, for systems that put the secret into the digested text. */
public final class Digest {

    private Digest() {}

    /** SHA-256 of the parts one after the other. */
    public static byte[] sha256(byte[]... parts) {
        return of("SHA-256", parts);
    }

    /** SHA-1 of the parts one after the other. */
    public static byte[] sha1(byte[]... parts) {
        return of("SHA-1", parts);
    }

    private static byte[] of(String algorithm, byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
