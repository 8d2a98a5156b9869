package io.fupan.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.gateway.Caller;
import io.fupan.gateway.RunningGateway;
import io.fupan.gateway.StubServices;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@RunningGateway
class GuardTests {

    private static final int LIMIT = 5 * 1024 * 1024;

    @LocalServerPort
    int port;

    @BeforeEach
    void forget() {
        StubServices.RECEIVED.clear();
    }

    @Test
    void letsABodyOfTheLimitThrough() throws Exception {
        HttpResponse<String> answer = Caller.anonymous(port).post("/webhooks/standard/demo", new byte[LIMIT]);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(StubServices.RECEIVED.take().body()).hasSize(LIMIT);
    }

    @Test
    void refusesABodyThatDeclaresMoreThanTheLimit() throws Exception {
        HttpResponse<String> answer = Caller.anonymous(port).post("/webhooks/standard/demo", new byte[LIMIT + 1]);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("urn:fupan:problem:content-too-large");
        assertThat(StubServices.RECEIVED).isEmpty();
    }

    @Test
    void letsNoMoreThanAMebibyteThroughToOtherAddresses() throws Exception {
        HttpResponse<String> answer = Caller.anonymous(port).post("/api/v1/events", new byte[1024 * 1024 + 1]);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("1048576");
    }

    @Test
    void cutsABodyOffThatGrowsOverTheLimit() throws Exception {
        byte[] body = new byte[LIMIT + 1];

        HttpResponse<String> answer = Caller.anonymous(port).postInChunks("/webhooks/standard/demo", body);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("urn:fupan:problem:content-too-large");
        assertThat(StubServices.RECEIVED).isEmpty();
    }

    @Test
    void refusesLargeHeaders() throws Exception {
        HttpResponse<String> answer = Caller.anonymous(port).get("/", "X-Large", "x".repeat(20_000));

        assertThat(answer.statusCode()).isBetween(400, 431);
    }

    @Test
    void refusesAMalformedQuery() throws Exception {
        try (java.net.Socket socket = new java.net.Socket("localhost", port)) {
            socket.getOutputStream()
                    .write("GET /webhooks/x?a=%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes());
            String answer = new String(socket.getInputStream().readAllBytes());

            assertThat(answer).startsWith("HTTP/1.1 400");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/console/app.js", "/api/v1/deals", "/webhooks/standard/demo", "/openapi.json"})
    void bindsTheBrowserOnEveryAnswer(String path) throws Exception {
        HttpResponse<String> answer = Caller.anonymous(port).get(path);

        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
    }

    @Test
    void relaxesStylesForTheApiPageOnly() throws Exception {
        HttpResponse<String> answer = Caller.anonymous(port).get("/swagger-ui/index.html");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Security-Policy")).get()
                .asString()
                .contains("script-src 'self';", "style-src 'self' 'unsafe-inline'");
    }
}
