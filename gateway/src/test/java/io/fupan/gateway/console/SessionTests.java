package io.fupan.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.gateway.Caller;
import io.fupan.gateway.RunningGateway;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import tools.jackson.databind.json.JsonMapper;

@RunningGateway
class SessionTests {

    @LocalServerPort
    int port;

    @Autowired
    JwtDecoder decoder;

    @Autowired
    JsonMapper json;

    @Test
    void signsTheConsoleInForAnHour() throws Exception {
        HttpResponse<String> answer = Caller.anonymous(port).get("/console/session", "Sec-Fetch-Site", "same-origin");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).get().asString().contains("no-store");
        Jwt token = decoder.decode(json.readTree(answer.body()).path("token").asString());
        assertThat(token.getClaimAsStringList("roles")).containsExactly("manager");
        assertThat(token.getExpiresAt()).isEqualTo(token.getIssuedAt().plusSeconds(3600));
    }

    @Test
    void isNotThereForOtherSites() throws Exception {
        HttpResponse<String> answer = Caller.anonymous(port).get("/console/session", "Sec-Fetch-Site", "cross-site");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain("token");
    }

    @Test
    void isNotThereUnderAForeignName() throws Exception {
        String answer = raw("GET /console/session HTTP/1.1\r\nHost: evil.example\r\nSec-Fetch-Site: same-origin\r\n"
                + "Connection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 404").doesNotContain("token");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
