package io.fupan.ingest.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fupan.ingest.lookup.RecordSource.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpRecordsTests {

    private record Answer(int status, String retryAfter, String body) {}

    private final HttpClient client = HttpRecords.client();
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        client.close();
    }

    @Test
    void findsARecord() throws InterruptedException {
        answers.add(new Answer(200, null, "{\"id\":\"42\"}"));
        assertThat(records().ask("deal", "42")).isEqualTo(new Reply.Found("{\"id\":\"42\"}"));
        assertThat(asked).containsExactly("GET /deal/42 Bearer made-up");
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 404, 410})
    void knowsThatARecordIsGone(int status) throws InterruptedException {
        answers.add(new Answer(status, null, ""));
        assertThat(records().ask("deal", "42")).isEqualTo(new Reply.Gone());
    }

    @Test
    void waitsAsLongAsItIsAskedTo() throws InterruptedException {
        answers.add(new Answer(429, "7", ""));
        answers.add(new Answer(200, null, "{}"));
        assertThat(records().ask("deal", "42")).isEqualTo(new Reply.Found("{}"));
        assertThat(pauses).contains(Duration.ofSeconds(7));
    }

    @Test
    void comesBackLaterRatherThanWaitLong() throws InterruptedException {
        answers.add(new Answer(503, "3600", ""));
        assertThat(records().ask("deal", "42"))
                .isEqualTo(new Reply.Later(Duration.ofHours(1), "asked to wait: status 503"));
        assertThat(asked).hasSize(1);
    }

    @Test
    void triesAgainWithLongerPausesWhenTheSystemStumbles() throws InterruptedException {
        for (int i = 0; i < 9; i++) {
            answers.add(new Answer(500, null, ""));
        }
        assertThat(records().ask("deal", "42")).isInstanceOfSatisfying(
                Reply.Later.class, later -> assertThat(later.why()).isEqualTo("status 500"));
        assertThat(asked).hasSize(4);
        assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
    }

    @Test
    void comesBackLaterWhenNobodyAnswers() throws InterruptedException {
        RecordSource nobody = records();
        server.stop(0);
        assertThat(nobody.ask("deal", "42")).isInstanceOf(Reply.Later.class);
    }

    @Test
    void comesBackLaterWhenTheDayIsUsedUp() throws InterruptedException {
        answers.add(new Answer(403, null, "[{\"errorCode\":\"REQUEST_LIMIT_EXCEEDED\"}]"));
        assertThat(records().ask("deal", "42")).isInstanceOfSatisfying(
                Reply.Later.class, later -> assertThat(later.after()).isEqualTo(Duration.ofHours(1)));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 400, 401, 403})
    void saysWhenSomebodyHasToChangeSomething(int status) throws InterruptedException {
        answers.add(new Answer(status, null, ""));
        assertThat(records().ask("deal", "42")).isInstanceOf(Reply.Denied.class);
        assertThat(asked).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "42/../43", "42?x=1", "42#", "4 2", "42\r\nX: y", "%34", "复"})
    void asksForNothingThatIsNoId(String id) throws InterruptedException {
        assertThat(records().ask("deal", id)).isInstanceOf(Reply.Denied.class);
        assertThat(asked).isEmpty();
    }

    @Test
    void asksForNoKindOfRecordItDoesNotKnow() throws InterruptedException {
        assertThat(records().ask("secret", "42")).isInstanceOf(Reply.Denied.class);
        assertThat(asked).isEmpty();
    }

    @Test
    void takesNoRecordThatIsTooLarge() throws InterruptedException {
        for (int i = 0; i < 4; i++) {
            answers.add(new Answer(200, null, "x".repeat(1024 * 1024 + 1)));
        }
        assertThat(records().ask("deal", "42")).isInstanceOf(Reply.Later.class);
    }

    @Test
    void keepsRequestsApart() throws InterruptedException {
        long[] now = {0};
        Pace pace = new Pace(5, () -> now[0], pauses::add);
        for (int i = 0; i < 3; i++) {
            pace.take();
        }
        now[0] = Duration.ofSeconds(10).toNanos();
        pace.take();
        assertThat(pauses).containsExactly(Duration.ofMillis(200), Duration.ofMillis(400));
    }

    @Test
    void getsAShortLivedTokenAndANewOneWhenItIsRefused() throws InterruptedException {
        answers.add(new Answer(200, null, "{\"access_token\":\"first\",\"expires_in\":3600}"));
        answers.add(new Answer(200, null, "{\"id\":\"1\"}"));
        answers.add(new Answer(401, null, ""));
        answers.add(new Answer(200, null, "{\"access_token\":\"second\"}"));
        answers.add(new Answer(200, null, "{\"id\":\"2\"}"));
        RecordSource records = records(oauth());
        assertThat(records.ask("deal", "1")).isEqualTo(new Reply.Found("{\"id\":\"1\"}"));
        assertThat(records.ask("deal", "2")).isEqualTo(new Reply.Found("{\"id\":\"2\"}"));
        assertThat(asked).containsExactly(
                "POST /token grant_type=refresh_token&refresh_token=a%26b",
                "GET /deal/1 Bearer first",
                "GET /deal/2 Bearer first",
                "POST /token grant_type=refresh_token&refresh_token=a%26b",
                "GET /deal/2 Bearer second");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"access_token\":7}", "{\"access_token\":\"\"}"})
    void comesBackLaterWhenNoTokenIsGiven(String body) throws InterruptedException {
        for (int i = 0; i < 4; i++) {
            answers.add(new Answer(200, null, body));
        }
        assertThat(records(oauth()).ask("deal", "1")).isInstanceOf(Reply.Later.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://api.example.com", "ftp://localhost", "file:///etc", "https:", "no address", ""})
    void sendsItsCredentialOnlyOverHttps(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Address.base(Map.of("api-url", address), "api-url", null))
                .withMessageContaining("api-url");
    }

    private OAuthCredential oauth() {
        return new OAuthCredential(
                client, uri("/token"), "Bearer", Map.of("grant_type", "refresh_token", "refresh_token", "a&b"));
    }

    private RecordSource records() {
        return records(Credential.fixed("Bearer", "made-up"));
    }

    private RecordSource records(Credential credential) {
        return new HttpRecords(
                client,
                (object, id) -> object.equals("deal") ? uri("/deal/" + id) : null,
                credential,
                new Pace(1000, () -> 0, duration -> {
                    if (duration.toMillis() >= 500) {
                        pauses.add(duration);
                    }
                }));
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String credential = exchange.getRequestHeaders().getFirst("Authorization");
        asked.add(exchange.getRequestMethod() + ' ' + exchange.getRequestURI() + ' ' + (credential == null ? body : credential));
        Answer answer = answers.isEmpty() ? new Answer(500, null, "") : answers.remove();
        if (answer.retryAfter() != null) {
            exchange.getResponseHeaders().set("Retry-After", answer.retryAfter());
        }
        if (answer.status() / 100 == 3) {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
        }
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
