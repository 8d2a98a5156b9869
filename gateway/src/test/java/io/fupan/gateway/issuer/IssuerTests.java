package io.fupan.gateway.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import io.fupan.gateway.Caller;
import io.fupan.gateway.RunningGateway;
import io.fupan.gateway.StubServices;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.oauth2.jwt.JwtDecoder;

@RunningGateway
class IssuerTests {

    @LocalServerPort
    int port;

    @Autowired
    JwtDecoder decoder;

    @Test
    void acceptsTheCommandsToken() throws Exception {
        Caller caller = new Caller(port, commandToken());

        assertThat(caller.get("/api/v1/deals").statusCode()).isEqualTo(200);
        assertThat(decoder.decode(caller.token()).getClaimAsStringList("roles")).containsExactly("rep");
    }

    @Test
    void publishesThePublicPartOnly() throws Exception {
        HttpResponse<String> answer = Caller.anonymous(port).get("/.well-known/jwks.json");

        JWKSet keys = JWKSet.parse(answer.body());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(keys.getKeys()).singleElement().satisfies(key -> {
            assertThat(key.isPrivate()).isFalse();
            assertThat(key.getKeyID()).isEqualTo(LocalKey.in(StubServices.KEY_FILE).getKeyID());
        });
    }

    @Test
    void refusesAnExpiredToken() throws Exception {
        Clock yesterday = Clock.fixed(Instant.now().minus(Duration.ofDays(1)), ZoneOffset.UTC);
        LocalTokens tokens = new LocalTokens(LocalKey.in(StubServices.KEY_FILE), LocalTokens.ISSUER, yesterday);

        HttpResponse<String> answer = Caller.manager(port, tokens).get("/api/v1/deals");

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void refusesATokenOfAnotherIssuer() throws Exception {
        LocalTokens tokens = new LocalTokens(LocalKey.in(StubServices.KEY_FILE), "somebody-else", Clock.systemUTC());

        HttpResponse<String> answer = Caller.manager(port, tokens).get("/api/v1/deals");

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void isOffWhereAnotherIssuerIsConfigured() {
        new ApplicationContextRunner()
                .withUserConfiguration(IssuerConfiguration.class)
                .withPropertyValues("fupan.security.issuer-uri=https://id.example.com")
                .run(context -> assertThat(context)
                        .doesNotHaveBean(LocalTokens.class)
                        .doesNotHaveBean(JwksController.class)
                        .doesNotHaveBean(JwtDecoder.class));
    }

    private static String commandToken() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String[] arguments = {"--key-file", StubServices.KEY_FILE.toString(), "--role", "rep", "--rep", "Moses Frase"};
        TokenCommand.run(arguments, new PrintStream(out, true), System.err);
        return out.toString().strip();
    }
}
