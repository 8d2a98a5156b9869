package io.fupan.ingest.connection;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import java.text.ParseException;
import java.util.List;

/**
 * Seals secrets for the log with AES-256-GCM, as JSON Web Encryption; the id of the key is in the header. The first key
 * of the file seals, all of them open: so a new key is put in front, and the old one stays until all is sealed anew.
 */
final class Vault {

    private static final String PURPOSE = "fpn";

    private final List<OctetSequenceKey> keys;

    Vault(List<OctetSequenceKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /** A secret that cannot be opened: its key is gone, or it was sealed for something else. */
    static final class Sealed extends Exception {

        private static final long serialVersionUID = 1L;

        Sealed(String message) {
            super(message);
        }
    }

    /**
     * Seals a text.
     *
     * @param purpose what it is for; it opens for nothing else
     */
    String seal(String text, String purpose) {
        OctetSequenceKey key = keys.getFirst();
        JWEHeader header = new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                .keyID(key.getKeyID())
                .customParam(PURPOSE, purpose)
                .build();
        try {
            JWEObject sealed = new JWEObject(header, new Payload(text));
            sealed.encrypt(new DirectEncrypter(key));
            return sealed.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java platform has AES-256-GCM", e);
        }
    }

    /** Opens what was sealed for this purpose. */
    String open(String text, String purpose) throws Sealed {
        try {
            JWEObject sealed = JWEObject.parse(text);
            if (!purpose.equals(sealed.getHeader().getCustomParam(PURPOSE))) {
                throw new Sealed("it was sealed for something else");
            }
            sealed.decrypt(new DirectDecrypter(key(sealed.getHeader().getKeyID())));
            return sealed.getPayload().toString();
        } catch (ParseException | JOSEException e) {
            throw new Sealed("it was changed, or sealed under another key of the same id");
        }
    }

    /** Whether it is sealed under the key that seals now. */
    boolean isFresh(String text) {
        try {
            return keys.getFirst().getKeyID().equals(JWEObject.parse(text).getHeader().getKeyID());
        } catch (ParseException e) {
            return false;
        }
    }

    private OctetSequenceKey key(String id) throws Sealed {
        for (OctetSequenceKey key : keys) {
            if (key.getKeyID().equals(id)) {
                return key;
            }
        }
        throw new Sealed("the key '%s' is not in the key file".formatted(id));
    }
}
