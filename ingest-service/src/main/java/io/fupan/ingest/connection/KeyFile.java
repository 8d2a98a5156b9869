package io.fupan.ingest.connection;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import io.fupan.service.security.OwnerOnlyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import java.util.UUID;

/** The sealing keys, kept as a JSON Web Key set in a file that only its owner can read. */
final class KeyFile {

    private static final int BITS = 256;

    private KeyFile() {}

    /**
     * The keys in the file; one new key if there is no file. When several processes make one at once, all get the first.
     *
     * @throws IOException if the file can be neither read nor made, or holds no key of 256 bits with an id
     */
    static List<OctetSequenceKey> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            OwnerOnlyFile.writeOnce(file, new JWKSet(generate()).toString(false));
        }
        try {
            List<OctetSequenceKey> keys = JWKSet.parse(Files.readString(file)).getKeys().stream()
                    .filter(KeyFile::isUsable)
                    .map(JWK::toOctetSequenceKey)
                    .toList();
            if (keys.isEmpty()) {
                throw new IOException("%s holds no key of %d bits with an id".formatted(file, BITS));
            }
            return keys;
        } catch (ParseException e) {
            throw new IOException("%s is not a JSON Web Key set".formatted(file), e);
        }
    }

    private static boolean isUsable(JWK key) {
        return key instanceof OctetSequenceKey && key.size() == BITS && key.getKeyID() != null;
    }

    private static OctetSequenceKey generate() {
        try {
            return new OctetSequenceKeyGenerator(BITS)
                    .algorithm(EncryptionMethod.A256GCM)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("this Java makes no keys", e);
        }
    }
}
