package io.fupan.ingest.crm.surveymonkey;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.crm.CrmAdapter;
import io.fupan.ingest.crm.Mapping;
import io.fupan.ingest.golden.Golden;
import io.fupan.ingest.golden.Sent;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.item.Item;
import io.fupan.ingest.lookup.RecordSource.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way from a notice to the response it speaks of, against a server of the API's shape. */
class SurveyMonkeyFetchTests {

    private static final Instant LATER = Instant.parse("2025-09-01T00:00:00Z");
    private static final String DETAILS = "/v3/surveys/511/responses/7001/details";
    private static final String RESPONSE = """
            {"id":"7001","survey_id":"511","response_status":"completed","recipient_id":"",
             "date_created":"2025-06-01T10:00:00+00:00","date_modified":"2025-06-01T10:02:00+00:00",
             "custom_variables":{"respondent":"p-9"},
             "pages":[{"id":"1","questions":[
               {"id":"901","answers":[{"choice_id":"1","row_id":"2","simple_text":"9","choice_metadata":{"weight":"100"}}]}]}]}""";

    private final List<String> asked = new ArrayList<>();
    private int status = 200;
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
    }

    @Test
    void asksForTheResponseThatANoticeSpeaksOf() throws InterruptedException {
        CrmAdapter adapter = adapter();
        Contents notice = adapter.read(Sent.json(
                        LATER,
                        """
                        {"name":"hook","event_id":"e-1","event_type":"response_completed","object_type":"response",
                         "object_id":"7001","event_datetime":"2025-06-01T10:02:05.000000+00:00",
                         "resources":{"respondent_id":"7001","survey_id":"511"}}""")
                .delivery());
        Item.Thin thin = (Item.Thin) notice.items().getFirst();

        Reply reply = adapter.records().ask(thin.object(), thin.id());
        Contents response = adapter.readRecord(thin, ((Reply.Found) reply).json(), LATER, "receipt");

        assertThat(asked).containsExactly("GET Bearer t " + DETAILS + "?simple=true");
        assertThat(Golden.text(response)).contains("feedback.customer-answered", "response/7001/nps", "\"score\" : 9");
    }

    @Test
    void knowsThatAResponseIsGone() throws InterruptedException {
        status = 404;

        assertThat(adapter().records().ask("surveys/511", "7001")).isInstanceOf(Reply.Gone.class);
    }

    @Test
    void comesBackLaterWhenItAskedTooOften() throws InterruptedException {
        status = 429;

        assertThat(adapter().records().ask("surveys/511", "7001"))
                .isInstanceOfSatisfying(
                        Reply.Later.class, later -> assertThat(later.after()).isEqualTo(Duration.ofHours(1)));
    }

    @Test
    void saysThatATokenIsNotEnough() throws InterruptedException {
        status = 403;

        assertThat(adapter().records().ask("surveys/511", "7001")).isInstanceOf(Reply.Denied.class);
    }

    @Test
    void asksNobodyForWhatIsNoResponse() throws InterruptedException {
        assertThat(adapter().records().ask("surveys/5/../../users", "7001")).isInstanceOf(Reply.Denied.class);
        assertThat(asked).isEmpty();
    }

    private CrmAdapter adapter() {
        Map<String, String> settings = Map.of(
                "api-url", "http://127.0.0.1:" + server.getAddress().getPort(), "nps-question", "901");
        return new SurveyMonkey()
                .connect(new Connection(
                        "acme", "surveymonkey", List.of("a&b"), Map.of("token", "t"), settings, Mapping.NONE));
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestMethod() + ' ' + exchange.getRequestHeaders().getFirst("Authorization") + ' '
                + exchange.getRequestURI());
        byte[] body = RESPONSE.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Retry-After", "3600");
        exchange.sendResponseHeaders(status, status == 200 ? body.length : -1);
        if (status == 200) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }
}
