package io.fupan.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.json.EventCodec;
import io.fupan.metric.oracle.BatchOracle;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/** {@code ./fupan demo}: what a new user sees, compared with what another engine computed from the same data. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoTests {

    private static LocalStack stack;
    private static Api manager;

    @BeforeAll
    static void start() {
        stack = LocalStack.start("demo", "demo");
        manager = stack.as("manager");
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    @Order(1)
    void showsTheHeadlineNumbers() {
        JsonNode bookings = manager.metric("bookings");

        assertThat(bookings.get("value").asString()).isEqualTo("10005534.00");
        assertThat(bookings.get("currency").asString()).isEqualTo("USD");
        assertThat(manager.metric("averageDealSize").get("value").asString()).isEqualTo("2360.91");
        assertThat(manager.metric("dealsOpen").get("value").asLong()).isEqualTo(2089);
        assertThat(manager.metric("winRate").get("interval").get("level").asDouble()).isEqualTo(0.95);
    }

    @Test
    @Order(1)
    void equalsEveryReferenceAnswer() {
        new ReferenceAnswers(manager).assertEqual();
    }

    @Test
    @Order(1)
    void equalsTheOracleCellForCell() throws Exception {
        BatchOracle.Verdict verdict =
                new Oracle(new TopicReader(stack.broker()), Path.of("target", "oracle-demo")).compare();

        assertThat(verdict.entries()).isGreaterThan(10_000);
        assertThat(verdict.differences()).isEmpty();
    }

    @Test
    @Order(1)
    void letsAPlainConsumerRebuildTheBookingsByMonthFromTheCellsAlone() {
        Map<String, BigDecimal> byMonth = new TreeMap<>();
        for (byte[] value : new TopicReader(stack.broker()).latest("metrics.cells.v1").values()) {
            JsonNode cell = EventCodec.parse(value).get("data");
            if (cell.has("scope")
                    && cell.get("scope").asString().equals("org")
                    && cell.has("day")) {
                JsonNode won = cell.path("families").path("deals").path("sums").path("won.amount");
                byMonth.merge(
                        cell.get("day").asString().substring(0, 7),
                        BigDecimal.valueOf(won.asLong(0), 2),
                        BigDecimal::add);
            }
        }

        byMonth.values().removeIf(amount -> amount.signum() == 0);
        assertThat(byMonth.keySet()).first().isEqualTo("2017-03");
        byMonth.forEach((month, amount) -> assertThat(amount)
                .as(month)
                .isEqualByComparingTo(
                        manager.metric("bookings", "period", month).get("value").asString()));
        assertThat(byMonth.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("10005534");
    }

    @Test
    @Order(1)
    void letsTheDocumentedProgramRebuildTheBookingsByMonthFromTheCellsAlone() {
        List<String> lines = new BiPage().runJava(stack.broker(), "team:Rocco Neubert").lines().toList();

        assertThat(lines).hasSizeGreaterThan(6).allSatisfy(line -> {
            String[] words = line.split(" ");
            JsonNode asked = manager.metric("bookings", "scope", "team:Rocco Neubert", "period", words[0]);
            assertThat(words[1]).isEqualTo(asked.get("value").asString());
        });
    }

    @Test
    @Order(1)
    void writesNothingThatTheSchemasDoNotAllow() {
        PublishedRecords.Verdict verdict = new PublishedRecords(new TopicReader(stack.broker())).validate();

        assertThat(verdict.records()).isGreaterThan(10_000);
        assertThat(verdict.violations()).isEmpty();
    }

    @Test
    @Order(1)
    void explainsEveryMeasureToSubscribers() {
        BiPage page = new BiPage();

        assertThat(new PublishedRecords(new TopicReader(stack.broker())).measures())
                .contains("won.amount")
                .allSatisfy(measure -> assertThat(page.explains(measure)).as(measure).isTrue());
    }

    @Test
    @Order(1)
    void comparesWithThePeriodBeforeAndSaysWhereThereIsNone() {
        JsonNode second = manager.metric("bookings", "period", "2017-Q2", "compare", "previous").get("comparison");
        JsonNode first = manager.metric("bookings", "period", "2016-Q4", "compare", "previous").get("comparison");

        assertThat(second.get("change").asDouble()).isCloseTo(1.719827, org.assertj.core.data.Offset.offset(5e-7));
        assertThat(first.get("change").isNull()).isTrue();
        assertThat(first.get("reason").asString()).isEqualTo("NO_BASE");
    }

    @Test
    @Order(1)
    void leadsFromANumberToItsDealsAndFromADealToItsDelivery() {
        JsonNode winRate = manager.metric("winRate", "scope", "team:Rocco Neubert", "period", "2017-Q2");
        JsonNode deals = manager.get(winRate.get("links").get("evidence").asString());
        JsonNode deal = manager.get("/api/v1/deals/" + deals.get("items").get(0).get("id").asString());

        assertThat(deals.get("total").asLong()).isEqualTo(winRate.get("n").asLong());
        assertThat(deal.get("events")).allSatisfy(event -> assertThat(event.get("receipt").asString()).isNotBlank());
    }

    @Test
    @Order(1)
    void reportsAllSixteenSectionsInBothLanguagesWithEvidence() {
        JsonNode retro = manager.get("/api/v1/retros").get("items").get(0);
        JsonNode reports = manager.get("/api/v1/retros/" + retro.get("id").asString() + "/reports");
        String id = reports.get("items").get(0).get("id").asString();
        JsonNode report = manager.get("/api/v1/reports/" + id);

        assertThat(report.get("content").get("sections")).hasSize(16);
        for (int written : new int[] {1, 2, 4, 6, 10}) {
            assertThat(report.get("content").get("sections").get(written - 1).get("status").asString())
                    .as("section %d", written)
                    .isEqualTo("OK");
        }
        assertThat(manager.answer("/api/v1/reports/" + id + ".html?lang=zh").body()).contains("数据分析");
        assertThat(manager.answer("/api/v1/reports/" + id + ".md?lang=en").body()).contains("Data analysis");
    }

    @Test
    @Order(1)
    void showsEachRoleOnlyWhatIsItsOwn() {
        Api neubert = stack.as("manager", "--team", "Rocco Neubert");
        Api darcel = stack.as("rep", "--rep", "Darcel Schlecht");

        assertThat(neubert.answer("/api/v1/metrics/bookings?scope=team:Rocco%20Neubert").statusCode()).isEqualTo(200);
        assertThat(neubert.answer("/api/v1/metrics/bookings?scope=team:Cara%20Losch").statusCode()).isEqualTo(403);
        assertThat(darcel.answer("/api/v1/metrics/winRate?scope=rep:Darcel%20Schlecht").statusCode()).isEqualTo(200);
        assertThat(darcel.answer("/api/v1/metrics/winRate?scope=rep:Moses%20Frase").statusCode()).isEqualTo(403);
        assertThat(stack.as("integration").answer("/api/v1/metrics/bookings").statusCode()).isEqualTo(403);
        assertThat(new Api(stack.url(), "no.token.at-all").answer("/api/v1/metrics/bookings").statusCode())
                .isEqualTo(401);
    }

    @Test
    @Order(1)
    void describesTheWholeApiInOneDocument() {
        HttpResponse<String> answer = Api.send(
                HttpRequest.newBuilder(URI.create(stack.url() + "/openapi.json")).build());
        JsonNode document = EventCodec.parse(answer.body().getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(document.get("openapi").asString()).startsWith("3.1");
        assertThat(document.get("paths").propertyNames())
                .contains(
                        "/api/v1/events",
                        "/webhooks/{system}/{connection}",
                        "/api/v1/metrics/{metric}",
                        "/api/v1/feedback/scores",
                        "/api/v1/retros");
        assertThat(document.has("x-unavailable")).isFalse();
    }

    @Test
    @Order(1)
    void opensInARealBrowserInBothLanguages() throws Exception {
        if (!Browser.isInstalled()) {
            String why = "SKIPPED LOUDLY: no Chromium with chromedriver on this machine, the console was not tested";
            System.err.println(why);
            Assumptions.abort(why);
        }
        try (Browser browser = Browser.open()) {
            browser.go(stack.url() + "/?lang=en&test");
            assertThat(browser.find(".card[data-metric=bookings]").getAttribute("data-value"))
                    .isEqualTo("10005534.00");
            assertThat(browser.find(".card[data-metric=dealsOpen]").getAttribute("data-value")).isEqualTo("2089");
            browser.photograph(Path.of("target", "console-en.png"));

            browser.click("#language");
            assertThat(browser.language()).startsWith("zh");
            assertThat(browser.find(".card[data-metric=bookings]").getText()).contains("万");
            browser.photograph(Path.of("target", "console-zh.png"));

            browser.click(".open-report");
            assertThat(browser.all("[data-section]")).hasSize(16);
            browser.photograph(Path.of("target", "report-zh.png"));
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    @Order(2)
    void staysTheSameWhenEverythingIsSentAgainShuffledAndLate() {
        stack.load("--shuffle", "7", "--twice", "--late", "48");

        new ReferenceAnswers(manager).assertEqual();
    }

    @Test
    @Order(3)
    void comesBackFromTheLogAloneAndLoadsNothingTwice() throws Exception {
        JsonNode before = manager.metric("bookings", "period", "2017", "asOf", "2018-06-30");
        stack.stop();
        delete(stack.data().resolve("state"));

        stack.start("demo");

        stack.awaitContained();
        assertThat(stack.said()).contains("loaded already");
        assertThat(manager.metric("bookings", "period", "2017", "asOf", "2018-06-30")).isEqualTo(before);
        new ReferenceAnswers(manager).assertEqual();
        assertThat(new Oracle(new TopicReader(stack.broker()), Path.of("target", "oracle-restart"))
                        .compare()
                        .differences())
                .isEmpty();
    }

    private static void delete(Path folder) throws Exception {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
