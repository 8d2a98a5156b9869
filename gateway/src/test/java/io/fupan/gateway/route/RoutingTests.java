package io.fupan.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.gateway.Caller;
import io.fupan.gateway.RunningGateway;
import io.fupan.gateway.StubServices;
import io.fupan.gateway.StubServices.Received;
import io.fupan.gateway.issuer.LocalTokens;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@RunningGateway
class RoutingTests {

    @LocalServerPort
    int port;

    @Autowired
    LocalTokens tokens;

    Caller manager;

    @BeforeEach
    void signIn() {
        StubServices.RECEIVED.clear();
        manager = Caller.manager(port, tokens);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/metrics",
                "/api/v1/metrics/winRate/by/rep",
                "/api/v1/funnel",
                "/api/v1/waterfall",
                "/api/v1/waterfall/won/deals",
                "/api/v1/trends",
                "/api/v1/price-volume-mix",
                "/api/v1/competitors",
                "/api/v1/loss-reasons",
                "/api/v1/data-quality",
                "/api/v1/bottlenecks",
                "/api/v1/leaderboard",
                "/api/v1/attainment",
                "/api/v1/customers/Acme",
                "/api/v1/deals",
                "/api/v1/deals/1C1I7A6R",
                "/api/v1/connections",
                "/api/v1/connections/acme:rotate",
                "/api/v1/quarantine/q-1:replay",
                "/api/v1/quarantine:replay",
                "/api/v1/receipts/standard:evt-1",
                "/api/v1/imports",
                "/api/v1/imports/i-1/refused.csv",
                "/api/v1/import-templates/weekly",
                "/api/v1/targets",
                "/api/v1/targets/history",
                "/api/v1/fx-rates",
                "/api/v1/scorecards",
                "/api/v1/competitor-intel",
                "/api/v1/feedback/scores"
            })
    void passesThePathOn(String path) throws Exception {
        HttpResponse<String> answer = manager.get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"from\":\"service\"}");
        assertThat(received().uri()).isEqualTo(path);
    }

    @Test
    void passesTheQueryOnWithItsMeaning() throws Exception {
        manager.get("/api/v1/metrics/bookings?scope=team:Rocco%20Neubert&period=2017-Q2&q=%E5%8D%8E%26a%2Bb");

        assertThat(received().uri())
                .isEqualTo("/api/v1/metrics/bookings"
                        + "?scope=team:Rocco%20Neubert&period=2017-Q2&q=%E5%8D%8E%26a%2Bb");
    }

    @Test
    void passesTheTokenOnButNoInternalHeader() throws Exception {
        HttpResponse<String> answer = manager.get("/api/v1/deals", "X-Fupan-Actor", "admin", "X-Request-Note", "kept");

        Received received = received();
        assertThat(received.header("Authorization")).isEqualTo("Bearer " + manager.token());
        assertThat(received.header("X-Request-Note")).isEqualTo("kept");
        assertThat(received.header("X-Fupan-Actor")).isNull();
        assertThat(answer.headers().firstValue("X-Receipt")).contains("r-1");
        assertThat(answer.headers().firstValue("X-Fupan-Task")).isEmpty();
    }

    @Test
    void passesASignedFormOnByteByByte() throws Exception {
        byte[] form = "b=2&a=%E4%B8%AD&b=1&empty=".getBytes(StandardCharsets.UTF_8);

        Caller.anonymous(port)
                .post(
                        "/webhooks/standard/demo?attempt=1",
                        form,
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "webhook-signature",
                        "v1,abc");

        Received received = received();
        assertThat(received.body()).isEqualTo(form);
        assertThat(received.uri()).isEqualTo("/webhooks/standard/demo?attempt=1");
        assertThat(received.header("webhook-signature")).isEqualTo("v1,abc");
    }

    @Test
    void wantsATokenBeforeAnythingReachesAService() throws Exception {
        HttpResponse<String> answer = Caller.anonymous(port).get("/api/v1/deals");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("urn:fupan:problem:unauthorized");
        assertThat(StubServices.RECEIVED).isEmpty();
    }

    @Test
    void refusesATokenOfAnotherKey() throws Exception {
        String[] parts = manager.token().split("\\.");
        Caller forger = new Caller(port, parts[0] + "." + parts[1] + "." + new StringBuilder(parts[2]).reverse());

        HttpResponse<String> answer = forger.get("/api/v1/deals");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(StubServices.RECEIVED).isEmpty();
    }

    @Test
    void saysThatAServiceIsAway() throws Exception {
        HttpResponse<String> answer = manager.get("/api/v1/reports/r-1");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body())
                .contains("urn:fupan:problem:service-unavailable")
                .contains("SERVICE_UNAVAILABLE")
                .doesNotContain("Exception");
    }

    @Test
    void saysThatAServiceIsAwayWhenSomethingWasToBeRecorded() throws Exception {
        byte[] retro = "{}".getBytes(StandardCharsets.UTF_8);

        HttpResponse<String> answer = manager.post("/api/v1/retros", retro, "Content-Type", "application/json");

        assertThat(answer.statusCode()).isEqualTo(503);
    }

    @Test
    void saysThatAServiceIsTooSlow() throws Exception {
        HttpResponse<String> answer = manager.get("/api/v1/feedback/never");

        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.body()).contains("urn:fupan:problem:gateway-timeout");
    }

    @Test
    void passesAStreamOnEventByEventForLongerThanAnAnswerMayTake() throws Exception {
        StubServices.EVENTS.add("1");
        HttpResponse<InputStream> stream = manager.open("/api/v1/stream?metric=winRate", "Last-Event-ID", "v0.7");

        assertThat(stream.statusCode()).isEqualTo(200);
        assertThat(stream.headers().firstValue("Content-Type")).contains("text/event-stream");
        assertThat(received().header("Last-Event-ID")).isEqualTo("v0.7");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("data: 1");
            // Another answer runs into its time limit meanwhile.
            assertThat(manager.get("/api/v1/feedback/never").statusCode()).isEqualTo(504);
            StubServices.EVENTS.add("2");
            assertThat(lines.readLine()).isEmpty();
            assertThat(lines.readLine()).isEqualTo("data: 2");
        }
        boolean noticed = false;
        for (int i = 0; i < 50 && !noticed; i++) {
            StubServices.EVENTS.add("nobody listens");
            noticed = StubServices.STREAMS_ENDED.tryAcquire(200, TimeUnit.MILLISECONDS);
        }
        assertThat(noticed).as("the service notices that the caller is gone").isTrue();
        StubServices.EVENTS.clear();
    }

    @Test
    void passesAServicesOwnFailureOn() throws Exception {
        HttpResponse<String> answer = manager.get("/api/v1/metrics/broken");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("{\"from\":\"service\"}");
    }

    @Test
    void knowsNoOtherPath() throws Exception {
        HttpResponse<String> answer = manager.get("/api/v1/unheard-of");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    private static Received received() throws InterruptedException {
        Received received = StubServices.RECEIVED.poll(5, TimeUnit.SECONDS);
        assertThat(received).as("what the service received").isNotNull();
        return received;
    }
}
