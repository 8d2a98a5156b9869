package io.fupan.ingest;

import java.util.List;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Takes {@code role} or {@code role.name} for a token: a manager of the named team, a representative of that name. */
@TestConfiguration(proxyBeanMethods = false)
class NamedTokens {

    @Bean
    JwtDecoder jwtDecoder() {
        return token -> {
            String[] parts = token.split("\\.", 2);
            Jwt.Builder jwt = Jwt.withTokenValue(token)
                    .header("alg", "none")
                    .subject("user-" + token)
                    .claim("roles", List.of(parts[0]));
            if (parts.length == 2) {
                jwt.claim(parts[0].equals("manager") ? "team" : "rep", parts[1]);
            }
            return jwt.build();
        };
    }
}
