package io.fupan.gateway.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.fupan.service.security.OwnerOnlyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;

/** The issuer's ES256 key, kept as a JSON Web Key in a file that only its owner can read. */
final class LocalKey {

    private LocalKey() {}

    /**
     * The key in the file; a new one if there is no file. When several processes make one at once, all get the first.
     *
     * @throws IOException if the file can be neither read nor made, or holds no private P-256 key
     */
    static ECKey in(Path file) throws IOException {
        if (!Files.exists(file)) {
            OwnerOnlyFile.writeOnce(file, generate().toJSONString());
        }
        return read(file);
    }

    private static ECKey read(Path file) throws IOException {
        try {
            ECKey key = ECKey.parse(Files.readString(file));
            if (!key.isPrivate() || !Curve.P_256.equals(key.getCurve())) {
                throw new IOException("%s holds no private P-256 key".formatted(file));
            }
            return key;
        } catch (ParseException e) {
            throw new IOException("%s is not a JSON Web Key: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static ECKey generate() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("this Java has no P-256 keys", e);
        }
    }
}
