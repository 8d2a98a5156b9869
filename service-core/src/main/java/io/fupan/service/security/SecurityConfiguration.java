package io.fupan.service.security;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoders;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import jakarta.servlet.DispatcherType;
import tools.jackson.databind.json.JsonMapper;

/** Bearer tokens only, no session; what is not public needs a token, and methods name the roles they are for. */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
@EnableConfigurationProperties(SecurityProperties.class)
public class SecurityConfiguration {

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http, PublicPaths publicPaths, SecurityProperties properties, JsonMapper json) {
        ProblemAnswers answers = new ProblemAnswers(json);
        http.csrf(AbstractHttpConfigurer::disable) // no cookie proves anybody here
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests
                        // An upstream failure must not turn into 401 on its way through the error dispatch.
                        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC).permitAll()
                        // Endpoints live on the management port, which is not published.
                        .requestMatchers(EndpointRequest.toAnyEndpoint()).permitAll()
                        .requestMatchers("/v3/api-docs/**").permitAll()
                        .requestMatchers(publicPaths.patterns().toArray(String[]::new)).permitAll()
                        .anyRequest().authenticated())
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(answers)
                        .bearerTokenResolver(outside(publicPaths))
                        .accessDeniedHandler(answers)
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(converter(properties.rolesClaim()))))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(answers).accessDeniedHandler(answers));
        return http.build();
    }

    /** What is public asks nobody who he is; the token of a webhook's sender is for the webhook to check. */
    private static BearerTokenResolver outside(PublicPaths publicPaths) {
        List<PathPatternRequestMatcher> matchers = publicPaths.patterns().stream()
                .map(pattern -> PathPatternRequestMatcher.withDefaults().matcher(pattern))
                .toList();
        DefaultBearerTokenResolver tokens = new DefaultBearerTokenResolver();
        return request -> matchers.stream().anyMatch(each -> each.matches(request)) ? null : tokens.resolve(request);
    }

    @Bean
    @ConditionalOnMissingBean
    JwtDecoder jwtDecoder(SecurityProperties properties) {
        if (properties.issuerUri() != null) {
            String issuer = properties.issuerUri().toString();
            return new SupplierJwtDecoder(() -> validating(JwtDecoders.fromIssuerLocation(issuer), properties, issuer));
        }
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(properties.jwksUri().toString())
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        return validating(decoder, properties, properties.issuer());
    }

    /** The checks every token must pass besides its signature: issuer, audience, time. */
    public static JwtDecoder validating(JwtDecoder decoder, SecurityProperties properties, String issuer) {
        if (decoder instanceof NimbusJwtDecoder nimbus) {
            nimbus.setJwtValidator(validator(properties.audience(), issuer));
        }
        return decoder;
    }

    private static OAuth2TokenValidator<Jwt> validator(String audience, String issuer) {
        return new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(),
                new JwtClaimValidator<Object>(JwtClaimNames.ISS, iss -> iss != null && issuer.equals(iss.toString())),
                new JwtClaimValidator<Collection<String>>(
                        JwtClaimNames.AUD, aud -> aud != null && aud.contains(audience)));
    }

    private static JwtAuthenticationConverter converter(String rolesClaim) {
        JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(jwt -> roles(jwt, rolesClaim)
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList());
        return converter;
    }

    private static Stream<String> roles(Jwt jwt, String claim) {
        List<String> roles = jwt.getClaimAsStringList(claim);
        return roles == null ? Stream.empty() : roles.stream();
    }
}
