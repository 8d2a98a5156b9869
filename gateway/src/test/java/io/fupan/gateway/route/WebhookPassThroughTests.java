package io.fupan.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.gateway.Caller;
import io.fupan.gateway.RunningGateway;
import io.fupan.gateway.StubServices;
import io.fupan.gateway.StubServices.Received;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a sender signed or proves itself with reaches ingest as it was sent. */
@RunningGateway
class WebhookPassThroughTests {

    private static final String FORM = "application/x-www-form-urlencoded";

    @LocalServerPort
    int port;

    @BeforeEach
    void forget() {
        StubServices.RECEIVED.clear();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/webhooks/hubspot/shop?b=2&a=%E4%B8%AD&b=1&empty=&flag",
                "/webhooks/salesforce/org?key=a%2Bb%3D%3D&x=1+2",
                "/webhooks/espocrm/office/Opportunity.fieldUpdate.stage",
                "/webhooks/zoho/main?%6bey=v"
            })
    void passesTheAddressOnAsItWasCalled(String address) throws Exception {
        post(address, "{}".getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json");

        assertThat(received().uri()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/xml", FORM, "application/octet-stream", "application/json; charset=gbk"})
    void passesEveryByteOn(String type) throws Exception {
        byte[] body = new byte[70_000];
        new Random(7).nextBytes(body);

        post("/webhooks/standard/demo", body, "Content-Type", type);

        Received received = received();
        assertThat(received.body()).isEqualTo(body);
        assertThat(received.header("Content-Type")).isEqualTo(type);
    }

    @Test
    void passesABodyOnWhoseLengthNobodySaid() throws Exception {
        byte[] body = new byte[70_000];
        new Random(8).nextBytes(body);

        Caller.anonymous(port).postInChunks("/webhooks/standard/demo", body);

        assertThat(received().body()).isEqualTo(body);
    }

    @Test
    void leavesACompressedBodyToTheServiceToRefuse() throws Exception {
        byte[] body = {0x1f, (byte) 0x8b, 8, 0, 0};

        post("/webhooks/standard/demo", body, "Content-Type", "application/json", "Content-Encoding", "gzip");

        Received received = received();
        assertThat(received.body()).isEqualTo(body);
        assertThat(received.header("Content-Encoding")).isEqualTo("gzip");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Basic dXNlcjpwYXNzOndvcmQ=",
                "Authorization: Bearer nothing-the-gateway-knows",
                "X-Fupan-Key: made-up-secret",
                "X-HubSpot-Signature-v3: K36dawei4A+QBNolUOqo7s91KQDWQ5MXZ/QufNYuk/Y=",
                "Stripe-Signature: t=1,v1=ab,v0=cd",
                "webhook-signature: v1,abc= v1,def="
            })
    void passesOnWhatASenderProvesItselfWith(String header) throws Exception {
        String[] parts = header.split(": ", 2);

        HttpResponse<String> answer = post(
                "/webhooks/pipedrive/shop", "{}".getBytes(StandardCharsets.UTF_8), parts[0], parts[1]);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(received().header(parts[0])).isEqualTo(parts[1]);
    }

    @Test
    void passesOnNoOtherHeaderOfOurs() throws Exception {
        post("/webhooks/pipedrive/shop", new byte[] {'{', '}'}, "X-Fupan-Actor", "admin", "X-Fupan-Keys", "x");

        Received received = received();
        assertThat(received.header("X-Fupan-Actor")).isNull();
        assertThat(received.header("X-Fupan-Keys")).isNull();
    }

    @Test
    void tellsASenderWhoseBodyDoesNotComeThatItIsTooSlow() throws Exception {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout((int) TimeUnit.MINUTES.toMillis(1));
            socket.getOutputStream()
                    .write(("POST /webhooks/standard/demo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: 1000\r\n\r\n{\"half\":")
                            .getBytes(StandardCharsets.US_ASCII));

            assertThat(statusLine(socket)).startsWith("HTTP/1.1 408");
        }
        assertThat(StubServices.RECEIVED).isEmpty();
    }

    @Test
    void takesNothingFromTheNextRequestForABodyThatDidNotCome() throws Exception {
        byte[] body = "{\"whole\":true}".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 5; i++) {
            tellsASenderWhoseBodyDoesNotComeThatItIsTooSlow();
            for (int j = 0; j < 4; j++) {
                HttpResponse<String> answer = post("/webhooks/standard/demo", body, "Content-Type", "application/json");
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                assertThat(received().body()).isEqualTo(body);
            }
        }
    }

    private static String statusLine(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)).readLine();
    }

    private HttpResponse<String> post(String path, byte[] body, String... headers) throws Exception {
        return Caller.anonymous(port).post(path, body, headers);
    }

    private static Received received() throws InterruptedException {
        Received received = StubServices.RECEIVED.poll(5, TimeUnit.SECONDS);
        assertThat(received).as("what the service received").isNotNull();
        return received;
    }
}
