package io.fupan.gateway.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/** Issues bearer tokens signed with the local key. */
public final class LocalTokens {

    /** The {@code iss} claim, unless configured otherwise. */
    public static final String ISSUER = "fupan-local";

    /** The {@code aud} claim. */
    public static final String AUDIENCE = "fupan";

    private final ECKey key;
    private final String issuer;
    private final Clock clock;

    LocalTokens(ECKey key, String issuer, Clock clock) {
        this.key = key;
        this.issuer = issuer;
        this.clock = clock;
    }

    /** A signed token, in its compact form. */
    public String issue(Grant grant) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build();
        SignedJWT token = new SignedJWT(header, claims(grant));
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("the token could not be signed", e);
        }
        return token.serialize();
    }

    private JWTClaimsSet claims(Grant grant) {
        Instant now = clock.instant();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(List.of(AUDIENCE))
                .subject("local-" + grant.role())
                .claim("roles", List.of(grant.role()))
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(grant.valid())))
                .jwtID(UUID.randomUUID().toString());
        if (grant.team() != null) {
            claims.claim("team", grant.team());
        }
        if (grant.rep() != null) {
            claims.claim("rep", grant.rep());
        }
        return claims.build();
    }
}
