package io.fupan.ingest;

import java.util.List;
import java.util.Set;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Takes the name of a role for a token of somebody who has that role. */
@TestConfiguration(proxyBeanMethods = false)
class TestTokens {

    private static final Set<String> ROLES = Set.of("manager", "rep", "admin", "bi", "integration");

    @Bean
    JwtDecoder jwtDecoder() {
        return token -> {
            if (!ROLES.contains(token)) {
                throw new BadJwtException("not a role");
            }
            return Jwt.withTokenValue(token)
                    .header("alg", "none")
                    .subject("loader")
                    .claim("roles", List.of(token))
                    .build();
        };
    }
}
