package io.fupan.ingest;

import java.util.List;
import java.util.Set;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Takes the name of a role for a token of somebody who has that role; {@code manager.name} manages the named team,
 * {@code rep.name} is the representative of that name.
 */
@TestConfiguration(proxyBeanMethods = false)
class TestTokens {

    private static final Set<String> ROLES = Set.of("manager", "rep", "admin", "bi", "integration");

    @Bean
    JwtDecoder jwtDecoder() {
        return token -> {
            String[] parts = token.split("\\.", 2);
            if (!ROLES.contains(parts[0])) {
                throw new BadJwtException("not a role");
            }
            Jwt.Builder jwt = Jwt.withTokenValue(token)
                    .header("alg", "none")
                    .subject(parts.length == 1 ? "loader" : parts[1])
                    .claim("roles", List.of(parts[0]));
            if (parts.length == 2) {
                jwt.claim(parts[0].equals("manager") ? "team" : "rep", parts[1]);
            }
            return jwt.build();
        };
    }
}
