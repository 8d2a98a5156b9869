package io.fupan.service.security;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose tokens are accepted.
 *
 * @param issuer the {@code iss} claim expected
 * @param audience the {@code aud} claim expected
 * @param jwksUri where the issuer's public keys are
 * @param issuerUri an OpenID Connect issuer to discover the keys from, instead of {@code issuer} and {@code jwksUri}
 * @param rolesClaim the claim that lists the roles
 */
@ConfigurationProperties("fupan.security")
public record SecurityProperties(
        @DefaultValue("fupan-local") String issuer,
        @DefaultValue("fupan") String audience,
        @DefaultValue("http://localhost:8080/.well-known/jwks.json") URI jwksUri,
        @Nullable URI issuerUri,
        @DefaultValue("roles") String rolesClaim) {}
