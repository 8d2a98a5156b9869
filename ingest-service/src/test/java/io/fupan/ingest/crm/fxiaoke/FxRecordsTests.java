package io.fupan.ingest.crm.fxiaoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpServer;
import io.fupan.event.json.Json;
import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.crm.Mapping;
import io.fupan.ingest.golden.Links;
import io.fupan.ingest.lookup.Pace;
import io.fupan.ingest.lookup.RecordSource.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class FxRecordsTests {

    private static final String TOKEN = "/cgi/corpAccessToken/get/V2";
    private static final int PER_SECOND = 4;
    private static final String RECORD = "/cgi/crm/v2/data/get";

    private final Deque<String> answers = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private HttpServer server;
    private int tokens;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(path + ' ' + body);
            String answer = path.equals(TOKEN)
                    ? "{\"errorCode\":0,\"corpAccessToken\":\"T%d\",\"corpId\":\"C\",\"expiresIn\":7200}".formatted(++tokens)
                    : answers.remove();
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            int header = answer.indexOf("Retry-After: ");
            if (header > 0) {
                exchange.getResponseHeaders().add("Retry-After", answer.substring(header + "Retry-After: ".length()));
            }
            exchange.sendResponseHeaders(
                    answer.startsWith("{") ? 200 : Integer.parseInt(answer.substring(0, 3)), bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void asksForARecordWithATokenItGotBefore() throws InterruptedException {
        answers.add("{\"errorCode\":0,\"data\":{\"_id\":\"d1\",\"amount\":\"5.00\"}}");
        answers.add("{\"errorCode\":0,\"data\":{\"_id\":\"d2\"}}");
        FxRecords records = records();

        assertThat(records.ask("NewOpportunityObj", "d1"))
                .isEqualTo(new Reply.Found("{\"_id\":\"d1\",\"amount\":\"5.00\"}"));
        records.ask("NewOpportunityObj", "d2");

        assertThat(tokens).isEqualTo(1);
        JsonNode question = Json.mapper().readTree(asked.get(1).substring(RECORD.length()));
        assertThat(question.toString())
                .isEqualTo("{\"corpAccessToken\":\"T1\",\"corpId\":\"C\",\"currentOpenUserId\":\"FSUID_1\","
                        + "\"data\":{\"dataObjectApiName\":\"NewOpportunityObj\",\"objectDataId\":\"d1\"}}");
    }

    @Test
    void asksAgainWithANewTokenWhenTheOldOneIsRefused() throws InterruptedException {
        answers.add("{\"errorCode\":20016,\"errorMessage\":\"corpAccessToken expired\"}");
        answers.add("{\"errorCode\":0,\"data\":{\"_id\":\"d1\"}}");
        assertThat(records().ask("AccountObj", "d1")).isInstanceOf(Reply.Found.class);
        assertThat(tokens).isEqualTo(2);
    }

    @Test
    void asksLaterWhenTheSystemIsAway() throws InterruptedException {
        answers.addAll(List.of("500", "502", "503"));
        assertThat(records().ask("AccountObj", "d1")).isInstanceOf(Reply.Later.class);
        assertThat(pauses).contains(Duration.ofMillis(500), Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @CsvSource({"429 Retry-After: 90, 90", "429, 60"})
    void waitsAsLongAsItIsAskedTo(String answer, long seconds) throws InterruptedException {
        answers.add(answer);
        assertThat(records().ask("AccountObj", "d1"))
                .isEqualTo(new Reply.Later(Duration.ofSeconds(seconds), "asked to wait: status 429"));
        assertThat(asked).hasSize(2);
    }

    @Test
    void asksNoFasterThanItMay() throws InterruptedException {
        answers.add("{\"errorCode\":0,\"data\":{\"_id\":\"d1\"}}");
        answers.add("{\"errorCode\":0,\"data\":{\"_id\":\"d2\"}}");
        FxRecords records = records();
        records.ask("AccountObj", "d1");
        records.ask("AccountObj", "d2");
        assertThat(pauses).containsExactly(Duration.ofMillis(250), Duration.ofMillis(500));
    }

    @Test
    void looksAtThePaceThatIsSet() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Fxiaoke().connect(Links.with(Links.of("fxiaoke"), "requests-per-second", "0")))
                .withMessageContaining("requests-per-second");
    }

    @Test
    void knowsWhenARecordIsGone() throws InterruptedException {
        answers.add("{\"errorCode\":0,\"data\":null}");
        answers.add("{\"errorCode\":50001,\"errorMessage\":\"数据不存在或已删除\"}");
        FxRecords records = records();
        assertThat(records.ask("AccountObj", "d1")).isEqualTo(new Reply.Gone());
        assertThat(records.ask("AccountObj", "d1")).isEqualTo(new Reply.Gone());
    }

    @Test
    void saysWhyItIsDenied() throws InterruptedException {
        answers.add("{\"errorCode\":10007,\"errorMessage\":\"no permission\"}");
        assertThat(records().ask("AccountObj", "d1")).isEqualTo(new Reply.Denied("error 10007: no permission"));
    }

    @Test
    void sendsCredentialsNowhereElse() {
        assertThatIllegalArgumentException().isThrownBy(() -> records(Map.of("api-url", "http://example.com")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FxRecords.of(
                        HttpClient.newHttpClient(),
                        new Connection("acme", "fxiaoke", List.of(), Map.of("app-id", "a"), Map.of(), Mapping.NONE),
                        pace()))
                .withMessageContaining("app-secret");
    }

    /** A clock that stands still, so that every request after the first waits for its turn. */
    private Pace pace() {
        return new Pace(PER_SECOND, () -> 0, pauses::add);
    }

    private FxRecords records() {
        return records(Map.of("api-url", "http://localhost:" + server.getAddress().getPort()));
    }

    private FxRecords records(Map<String, String> settings) {
        Map<String, String> credentials =
                Map.of("app-id", "a", "app-secret", "s", "permanent-code", "p", "open-user-id", "FSUID_1");
        Connection link = new Connection("acme", "fxiaoke", List.of(), credentials, settings, Mapping.NONE);
        return FxRecords.of(HttpClient.newHttpClient(), link, pace());
    }
}
