package io.fupan.gateway.issuer;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.SecurityContext;
import io.fupan.service.security.SecurityConfiguration;
import io.fupan.service.security.SecurityProperties;
import java.io.IOException;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Makes the local issuer; absent where another issuer is configured. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnLocalIssuer
class IssuerConfiguration {

    @Bean
    ECKey issuerKey(IssuerProperties properties) throws IOException {
        return LocalKey.in(properties.keyFile());
    }

    @Bean
    LocalTokens localTokens(ECKey issuerKey, SecurityProperties security) {
        return new LocalTokens(issuerKey, security.issuer(), Clock.systemUTC());
    }

    /** The gateway has the key at hand and need not ask itself for it. */
    @Bean
    JwtDecoder jwtDecoder(ECKey issuerKey, SecurityProperties security) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(
                        new ImmutableJWKSet<SecurityContext>(new JWKSet(issuerKey.toPublicJWK())))
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        return SecurityConfiguration.validating(decoder, security, security.issuer());
    }

    @Bean
    JwksController jwksController(ECKey issuerKey) {
        return new JwksController(new JWKSet(issuerKey.toPublicJWK()));
    }
}
