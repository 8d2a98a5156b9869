package io.fupan.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;

import io.fupan.backends.Backends;
import io.fupan.event.Event;
import io.fupan.event.Fact;
import io.fupan.event.Figure;
import io.fupan.event.Money;
import io.fupan.event.activity.ActivityFact;
import io.fupan.event.customer.CustomerFact;
import io.fupan.event.deal.DealFact;
import io.fupan.event.json.EventCodec;
import io.fupan.event.json.Families;
import io.fupan.event.json.Json;
import io.fupan.event.reference.ReferenceFact;
import io.fupan.event.rolling.RollingFact;
import io.fupan.event.topic.Topic;
import io.fupan.event.topic.Topics;
import io.fupan.service.metric.CellView;
import io.fupan.service.topic.Broker;
import io.fupan.service.topic.Publisher;
import io.fupan.service.view.LogFollower;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** The whole service: events in the log, numbers in the answers. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc
class MetricsServiceTests {

    @DynamicPropertySource
    static void backends(DynamicPropertyRegistry registry) {
        Backends.register(registry);
        registry.add(
                "spring.kafka.streams.state-dir",
                () -> "target/streams-" + ProcessHandle.current().pid());
        registry.add("fupan.metrics.stream.heartbeat", () -> "200ms");
        registry.add("fupan.metrics.stream.per-caller", () -> "3");
    }

    /** Takes a token at its word. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Tokens {

        @Bean
        JwtDecoder jwtDecoder() {
            return token -> {
                String[] said = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split("\\|");
                return Jwt.withTokenValue(token)
                        .header("alg", "none")
                        .subject(token)
                        .claim("roles", List.of(said[0]))
                        .claim(said[1], said[2])
                        .issuedAt(Instant.EPOCH)
                        .expiresAt(Instant.parse(said[3]))
                        .build();
            };
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    Publisher publisher;

    @Autowired
    CellView cells;

    @Autowired
    LogFollower dealFollower;

    @Autowired
    Broker broker;

    @Autowired
    MongoTemplate mongo;

    @Autowired
    MockMvcTester http;

    @BeforeEach
    void twoDealsAreClosed() {
        reference(new ReferenceFact.RosterAssigned("Moses Frase", "Dustin Brinkmann", "Central", null));
        reference(new ReferenceFact.RosterAssigned("Carl Lin", "Summer Sewald", "West", null));
        reference(new ReferenceFact.TargetSet("rep:Moses Frase", "2017-Q1", "bookings", Money.of("2001", "USD"), null));
        reference(new ReferenceFact.PipelineDefined("sales", 1, List.of("Prospecting", "Engaging")));
        deal("D-1", "c", "2017-03-01T01:00:00Z", created("Moses Frase", "1054"));
        deal("D-1", "w", "2017-03-11T05:00:00Z", new DealFact.Won(Money.of("1000.50", "USD")));
        deal("D-2", "c", "2017-03-02T01:00:00Z", created("Moses Frase", "550"));
        deal("D-2", "l", "2017-04-01T05:00:00Z", new DealFact.Lost(null, null));
        awaitContained();
    }

    @Test
    void answersWithANumberThatExplainsItself() {
        assertThat(get("/api/v1/metrics/bookings?period=2017-Q1&compare=previous", manager()))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"metric": "bookings", "definition": {"id": "M01", "version": 1}, "scope": "org",
                         "period": {"from": "2017-01-01", "to": "2017-03-31"}, "value": "1000.50",
                         "unit": "money", "currency": "USD", "n": 1, "interval": null, "status": "OK", "reason": null,
                         "comparison": {"kind": "previous", "reason": "NO_BASE"}}""");
    }

    @Test
    void leadsToTheDealsBehindANumber() {
        MvcTestResult answer = get("/api/v1/metrics/winRate?scope=team:Dustin Brinkmann&period=2017", manager());
        String evidence = com.jayway.jsonpath.JsonPath.read(body(answer), "$.links.evidence");

        MvcTestResult deals = http.get().uri(java.net.URI.create(evidence)).with(manager()).exchange();

        assertThat(com.jayway.jsonpath.JsonPath.<Integer>read(body(answer), "$.n")).isEqualTo(2);
        assertThat(com.jayway.jsonpath.JsonPath.<List<String>>read(body(deals), "$.items[*].id"))
                .containsExactly("D-2", "D-1");
    }

    @Test
    void saysOfEachDealBehindANumberWhetherItIsIncluded() {
        assertThat(get("/api/v1/deals?metric=cohortWinRate&period=2017-Q1&asOf=2017-04-15&horizon=44", manager()))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"metric": "cohortWinRate", "n": 2, "excluded": {}, "total": 2,
                         "items": [{"id": "D-2", "included": true, "n": 1, "leftOut": {}},
                                   {"id": "D-1", "included": true, "n": 1, "leftOut": {}}]}""");
        assertThat(get("/api/v1/deals?metric=cohortWinRate&period=2017-Q1&asOf=2017-04-15&horizon=45", manager()))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"n": 1, "excluded": {"immature": 1}, "total": 2,
                         "items": [{"id": "D-2", "included": false, "n": 0, "leftOut": {"immature": 1}},
                                   {"id": "D-1", "included": true, "n": 1, "leftOut": {}}]}""");
    }

    @Test
    void pagesThroughTheDealsBehindANumber() {
        MvcTestResult first = get("/api/v1/deals?metric=winRate&limit=1", manager());
        String next = com.jayway.jsonpath.JsonPath.read(body(first), "$.next");

        assertThat(com.jayway.jsonpath.JsonPath.<List<String>>read(body(first), "$.items[*].id")).containsExactly("D-2");
        MvcTestResult last = get("/api/v1/deals?metric=winRate&limit=1&cursor=" + next, manager());
        assertThat(last).bodyJson().isLenientlyEqualTo("{\"items\": [{\"id\": \"D-1\"}]}");
        assertThat(last).bodyJson().doesNotHavePath("$.next");
    }

    @Test
    void narrowsAListOfDealsToAPipelineAndNoNumber() {
        assertThat(ids("/api/v1/deals?outcome=closed&pipeline=sales")).containsExactly("D-2", "D-1");
        assertThat(ids("/api/v1/deals?outcome=closed&pipeline=partners")).isEmpty();
        assertThat(ids("/api/v1/deals?metric=winRate&pipeline=sales")).containsExactly("D-2", "D-1");
        assertThat(get("/api/v1/deals?metric=winRate&pipeline=partners", manager()))
                .bodyJson()
                .isLenientlyEqualTo("{\"n\": 2, \"total\": 2, \"pipeline\": \"partners\"}");
        assertThat(ids("/api/v1/deals?metric=winRate&pipeline=partners")).isEmpty();
    }

    private List<String> ids(String address) {
        return com.jayway.jsonpath.JsonPath.read(body(get(address, manager())), "$.items[*].id");
    }

    @Test
    void leadsFromTheFunnelOfAPipelineBackToIt() {
        for (String resource : List.of("/api/v1/funnel", "/api/v1/bottlenecks")) {
            String address = resource + "?period=2017-Q2&pipeline=sales";
            String self = com.jayway.jsonpath.JsonPath.read(body(get(address, manager())), "$.links.self");

            MvcTestResult again = http.get().uri(URI.create(self)).with(manager()).exchange();
            assertThat(again).hasStatusOk().bodyJson().extractingPath("$.pipeline").isEqualTo("sales");
        }
    }

    @Test
    void drawsTheChartOfASeriesIfAsked() {
        assertThat(get("/api/v1/metrics/dealsWon/series?from=2017-01-01&to=2017-12-31&signals=true", manager()))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"chart\": {\"points\": 12, \"reason\": null}}");
    }

    @Test
    void testsTheStagesForBottlenecks() {
        assertThat(get("/api/v1/bottlenecks?period=2017-Q2&horizon=30", manager()))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"horizon\": 30, \"ordered\": true, \"currency\": \"USD\"}");
        assertLead("/api/v1/bottlenecks?period=2017-Q2&horizon=30", "$.findings[*].links.evidence");
    }

    @Test
    void leadsFromEveryNumberOfAnAnswerToItsDeals() {
        assertLead("/api/v1/metrics/winRate/by/rep", "$.values[*].links.evidence");
        assertLead("/api/v1/leaderboard?metric=winRate&kind=rep", "$.entries[*].links.evidence");
        assertLead("/api/v1/funnel?period=2017", "$.stages[*].links[*]");
        assertLead("/api/v1/funnel?period=2017", "$['created','won','lost','open'].links.evidence");
        assertLead("/api/v1/attainment?kind=rep&period=2017-Q1", "$.rows[*].links.evidence");
    }

    private void assertLead(String address, String path) {
        List<String> links = com.jayway.jsonpath.JsonPath.read(body(get(address, manager())), path);
        assertThat(links).isNotEmpty();
        for (String link : links) {
            assertThat(http.get().uri(URI.create(link)).with(manager()).exchange()).as(link).hasStatusOk();
        }
    }

    @Test
    void countsTheDealsBehindAnAttainment() {
        String row = "$.rows[?(@.scope == 'rep:Moses Frase')]";
        String attainment = body(get("/api/v1/attainment?kind=rep&period=2017-Q1", manager()));
        List<String> links = com.jayway.jsonpath.JsonPath.read(attainment, row + ".links.evidence");
        List<Integer> counts = com.jayway.jsonpath.JsonPath.read(attainment, row + ".n");
        MvcTestResult deals =
                http.get().uri(URI.create(links.getFirst())).with(manager()).exchange();

        assertThat(deals).bodyJson().extractingPath("$.n").isEqualTo(counts.getFirst());
        assertThat(deals).bodyJson().extractingPath("$.items[0].included").isEqualTo(true);
    }

    @Test
    void keepsTheParametersOfAssumptions() {
        assertThat(get("/api/v1/metrics/bookings?period=2017&whatIf.winRate=0.3", manager()))
                .hasStatus(501)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"type": "urn:fupan:problem:what-if-not-implemented", "reason": "WHAT_IF_NOT_IMPLEMENTED",
                         "field": "whatIf.winRate"}""");
        assertThat(get("/v3/api-docs", manager()))
                .bodyJson()
                .extractingPath("$.paths['/api/v1/metrics/{metric}'].get.responses['501'].description")
                .asString()
                .contains("whatIf.");
    }

    @Test
    void takesARateApartByProducts() {
        assertThat(get("/api/v1/metrics/winRate/mix?by=product&period=2017-Q2", manager()))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"by": "product", "before": {"rate": 1, "n": 1}, "now": {"rate": 0, "n": 1}, "change": -1,
                         "rateEffect": -1, "mixEffect": 0, "groups": [{"scope": "product:GTX Pro"}]}""");
    }

    @Test
    void putsRepresentativesInBands() {
        assertThat(get("/api/v1/leaderboard?metric=winRate&kind=rep", manager()))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"prior": 0.5, "entries": [{"band": 1, "shrunk": 0.5, "value": {"scope": "rep:Moses Frase"}},
                                                   {"band": null, "value": {"scope": "rep:Carl Lin"}}]}""");
    }

    @Test
    void showsTheEventsBehindADeal() {
        assertThat(get("/api/v1/deals/D-1", manager()))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.events[*].type")
                .asArray()
                .containsExactly("deal.created", "deal.won");
    }

    @Test
    void listsRepresentativesWithoutDealsAsUndefinedNotAsZero() {
        assertThat(get("/api/v1/metrics/winRate/by/rep", manager()))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"values": [{"scope": "rep:Moses Frase", "value": 0.5, "n": 2},
                                    {"scope": "rep:Carl Lin", "value": null, "status": "UNDEFINED",
                                     "reason": "ZERO_DENOMINATOR", "n": 0}]}""");
    }

    @Test
    void givesTheSeriesByMonth() {
        assertThat(get("/api/v1/metrics/dealsWon/series?from=2017-03-01&to=2017-04-30&grain=month", manager()))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.points[*].value")
                .asArray()
                .containsExactly(1, 0);
    }

    @Test
    void showsTheFunnelInTheOrderOfThePipeline() {
        assertThat(get("/api/v1/funnel", manager()))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"stages": [{"stage": "Prospecting", "entered": 2, "progressed": 1},
                                    {"stage": "Engaging", "entered": 0}]}""");
    }

    @Test
    void showsHowThePipelineMovedFromStartToEnd() {
        assertThat(get("/api/v1/waterfall?period=2017-03", manager()))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"scope": "org", "closing": false, "currency": "USD", "start": {"amount": "0.00", "n": 0},
                         "legs": [{"name": "new", "amount": "1604.00", "n": 2}, {"name": "reopened", "n": 0},
                                  {"name": "increased", "n": 0}, {"name": "decreased", "amount": "-53.50", "n": 1},
                                  {"name": "won", "amount": "-1000.50", "n": 1}, {"name": "lost", "n": 0},
                                  {"name": "deleted", "n": 0}, {"name": "owner", "n": 0}, {"name": "fx", "n": 0}],
                         "end": {"amount": "550.00", "n": 1}, "excluded": {}}""");
    }

    @Test
    void leadsFromEveryBarOfTheWaterfallToItsDeals() {
        JsonNode waterfall = json(body(get("/api/v1/waterfall?period=2017-03", manager())));
        List<JsonNode> bars = new ArrayList<>(waterfall.get("legs").values());
        bars.addAll(List.of(waterfall.get("start"), waterfall.get("end"), waterfall.get("deletedSince")));

        for (JsonNode bar : bars) {
            MvcTestResult answer = http.get().uri(URI.create(bar.get("evidence").asString())).with(manager()).exchange();
            assertThat(answer).hasStatusOk();
            JsonNode evidence = json(body(answer));
            assertThat(evidence.get("bar").get("amount")).isEqualTo(bar.get("amount"));
            BigDecimal amount = evidence.get("items").valueStream()
                    .map(deal -> new BigDecimal(deal.get("portion").get("amount").asString()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(amount).as("%s", bar).isEqualByComparingTo(bar.get("amount").asString());
        }
        assertThat(get("/api/v1/waterfall/won/deals?period=2017-03", manager()))
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"bar": {"name": "won", "amount": "-1000.50"},
                         "items": [{"id": "D-1", "portion": {"amount": "-1000.50", "n": 1}}]}""");
        assertThat(get("/api/v1/waterfall/luck/deals?period=2017-03", manager())).hasStatus(404);
        assertThat(get("/api/v1/waterfall/won/deals?period=2017-03&scope=team:Summer Sewald", as("manager", "team", "X")))
                .hasStatus(403);
    }

    @Test
    void showsDemandByProductWithoutASeasonNobodyKnows() {
        assertThat(get("/api/v1/trends?period=2017-Q1&by=product", manager()))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"by": "product", "measure": "revenue", "items": [{"name": "GTX Pro", "bucket": "continuing",
                          "noSeasonality": "TOO_FEW_MONTHS", "yearOnYear": {"reason": "NOT_COMPARABLE"},
                          "monthOnMonth": {"before": "0.00", "now": "1000.50", "reason": "NO_BASE"},
                          "months": [{"month": "2017-01"}, {"month": "2017-02"},
                                     {"month": "2017-03", "units": 1, "revenue": "1000.50", "newDeals": 2}]}]}""");
    }

    @Test
    void addsUpTheReasonsForMoreRevenue() {
        assertThat(get("/api/v1/price-volume-mix?period=2017-03", manager()))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"beforeFrom": "2017-02-01", "parts": {"change": "1000.50", "volume": "0.00", "added": "1000.50"},
                         "products": [{"product": "GTX Pro", "bucket": "new", "unitsNow": 1}]}""");
    }

    @Test
    void countsLossesWithoutAReasonAndRivalsThatNobodyNoticed() {
        assertThat(get("/api/v1/loss-reasons?period=2017", manager()))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"lost": 1, "amount": "550.00", "buyerReported": {"status": "NOT_MEASURED"},
                         "reasons": [{"reason": null, "lost": 1, "share": {"value": 1.0, "n": 1}, "cumulative": 1.0}]}""");
        assertThat(get("/api/v1/competitors?period=2017", manager()))
                .bodyJson()
                .isLenientlyEqualTo("{\"contested\": {\"value\": null, \"n\": 0}, \"competitors\": []}");
    }

    @Test
    void saysHowFarTheDataCanBeReliedOn() {
        assertThat(get("/api/v1/data-quality?period=2017", manager()))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.parts[?(@.name == 'lossReason')].score")
                .asArray()
                .containsExactly(0.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"waterfall", "trends", "price-volume-mix", "competitors", "loss-reasons", "data-quality"})
    void guardsEveryResourceByScopeAndRole(String resource) {
        JwtRequestPostProcessor brinkmann = as("manager", "team", "Dustin Brinkmann");
        String address = "/api/v1/" + resource + "?period=2017&scope=team:Summer Sewald";

        assertThat(get(address, brinkmann)).hasStatus(403);
        assertThat(get(address, as("integration", "team", "none"))).hasStatus(403);
        assertThat(get(address, manager())).hasStatusOk();
    }

    @Test
    void comparesBookingsWithTargetsPerRepresentative() {
        assertThat(get("/api/v1/attainment?kind=rep&period=FY2017-Q1", manager()))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"kind": "rep", "from": "2017-01-01", "to": "2017-03-31", "elapsed": 1,
                         "sellingDays": 65, "sellingDaysOver": 65, "currency": "USD",
                         "rows": [{"scope": "rep:Moses Frase", "target": "2001.00", "effectiveTarget": "2001.00",
                                   "actual": "1000.50", "n": 1, "attainment": 0.5, "pace": 0.5, "gap": "-1000.50",
                                   "band": "behind", "status": "OK", "reason": null,
                                   "statements": ["target:bookings:rep:Moses Frase:2017-Q1"]},
                                  {"scope": "rep:Carl Lin", "target": null, "attainment": null, "band": null,
                                   "status": "UNDEFINED", "reason": "NOT_SET"}]}""");
    }

    @Test
    void showsAManagerOfOneTeamNoTargetOfAnother() {
        assertThat(get("/api/v1/attainment?period=2017-Q1", as("manager", "team", "Summer Sewald")))
                .bodyJson()
                .extractingPath("$.rows[*].scope")
                .asArray()
                .containsExactly("rep:Carl Lin");
    }

    @Test
    void showsAManagerOfOneTeamNoOtherTeam() {
        JwtRequestPostProcessor brinkmann = as("manager", "team", "Dustin Brinkmann");

        assertThat(get("/api/v1/metrics/bookings?scope=team:Dustin Brinkmann", brinkmann)).hasStatusOk();
        assertThat(get("/api/v1/metrics/bookings?scope=team:Summer Sewald", brinkmann)).hasStatus(403);
        assertThat(get("/api/v1/metrics/winRate/by/rep", brinkmann))
                .bodyJson()
                .extractingPath("$.values[*].scope")
                .asArray()
                .containsExactly("rep:Moses Frase");
        assertThat(get("/api/v1/deals/D-1", as("manager", "team", "Summer Sewald"))).hasStatus(404);
    }

    @Test
    void isClosedToCallersWithoutARoleThatReads() {
        assertThat(http.get().uri("/api/v1/metrics/bookings").exchange()).hasStatus(401);
        assertThat(get("/api/v1/metrics/bookings", as("integration", "team", "none"))).hasStatus(403);
        assertThat(get("/api/v1/stream", as("integration", "team", "none"))).hasStatus(403);
        assertThat(get("/api/v1/stream?scope=rep:Carl Lin", as("rep", "rep", "Moses Frase"))).hasStatus(403);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/metrics/happiness, unknown-metric, metric",
        "/api/v1/metrics/bookings?perid=2017, unknown-parameter, perid",
        "/api/v1/metrics/bookings?period=2017-Q9, invalid-period, period",
        "/api/v1/metrics/bookings?scope=planet:Mars, invalid-scope, scope",
        "/api/v1/metrics/bookings?variant=nice, invalid-query, variant",
        "/api/v1/metrics/bookings?asOf=soon, invalid-request, asOf",
        "/api/v1/metrics/bookings/series?grain=hour, invalid-grain, grain",
        "/api/v1/metrics/bookings/by/planet, invalid-scope, kind",
        "/api/v1/waterfall?closing=true, invalid-query, period",
        "/api/v1/waterfall?period=2017-Q9, invalid-period, period",
        "/api/v1/trends?by=weather, invalid-query, by",
        "/api/v1/trends?measure=mood, invalid-query, measure",
        "/api/v1/trends?by=segment&scope=team:Dustin Brinkmann, invalid-query, by",
        "/api/v1/price-volume-mix, invalid-query, period",
        "/api/v1/competitors?perid=2017, unknown-parameter, perid",
        "/api/v1/attainment?period=FY2017-Q5, invalid-period, period",
        "/api/v1/attainment?period=all, invalid-period, period",
        "/api/v1/attainment?period=2017&kind=product, invalid-scope, kind",
        "/api/v1/attainment?period=2017&scope=org, unknown-parameter, scope",
        "/api/v1/bottlenecks, invalid-query, period",
        "/api/v1/metrics/bookings/mix?by=product&period=2017-Q2, unknown-metric, metric",
        "/api/v1/leaderboard?metric=winRate&kind=planet, invalid-scope, kind",
        "/api/v1/deals?metric=newCustomers, no-deals, metric",
        "/api/v1/deals?outcome=maybe, invalid-outcome, outcome",
        "/api/v1/deals?limit=100000, invalid-limit, limit",
        "/api/v1/deals?cursor=x, invalid-cursor, cursor",
        "/api/v1/stream?events=maybe, invalid-events, events",
        "/api/v1/stream?metric=happiness, unknown-metric, metric",
        "/api/v1/stream?window=last-week, invalid-window, window",
        "/api/v1/stream?scope=planet:Mars, invalid-scope, scope",
        "/api/v1/stream?scop=org, unknown-parameter, scop",
    })
    void namesWhatIsWrongWithAQuestion(String address, String type, String field) {
        assertThat(get(address, manager()))
                .hasStatus(400)
                .bodyJson()
                .isLenientlyEqualTo("{\"type\": \"urn:fupan:problem:%s\", \"field\": \"%s\"}".formatted(type, field));
    }

    @Test
    void fillsTheStoreAgainWhenItLostItsData() {
        mongo.getDb().drop();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(get("/api/v1/deals?outcome=closed", manager()))
                        .bodyJson()
                        .extractingPath("$.total")
                        .isEqualTo(2));
    }

    @Test
    void publishesWhatItAnswers() {
        String address = "/api/v1/metrics/openPipeline?scope=team:Dustin Brinkmann&period=mtd";

        await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> {
            JsonNode latest = latest("openPipeline|team:Dustin Brinkmann|mtd");
            JsonNode answer = json(body(get(address, manager())));
            assertThat(latest).isNotNull();
            for (String field : List.of("value", "status", "n", "period", "asOf", "unit", "definition")) {
                assertThat(latest.get(field)).as(field).isEqualTo(answer.get(field));
            }
        });
    }

    @Test
    void watchesANumberAndTellsWhenItsRuleHolds() {
        MvcTestResult made = send("POST", "/api/v1/monitors", """
                {"metric": "dealsCreated", "scope": "team:Dustin Brinkmann", "window": "last-7-days",
                 "names": {"zh": "没有新商机"}, "rule": {"kind": "no-data"}}""", null, manager());
        assertThat(made).hasStatus(201).hasHeader("ETag", "\"1\"");
        String monitor = json(body(made)).get("id").asString();

        await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> assertThat(get("/api/v1/alerts?state=open&monitor=" + monitor, manager()))
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"total": 1, "items": [{"state": "open", "observed": {"n": 0, "status": "ZERO"},
                         "question": {"metric": "dealsCreated"}}]}"""));
        assertThat(get("/api/v1/alerts?monitor=" + monitor, as("manager", "team", "Summer Sewald")))
                .bodyJson().extractingPath("$.total").isEqualTo(0);
        assertThat(get("/api/v1/monitors/" + monitor, as("manager", "team", "Summer Sewald"))).hasStatus(404);

        String changed = """
                {"metric": "dealsCreated", "scope": "team:Dustin Brinkmann", "window": "last-7-days",
                 "rule": {"kind": "above", "threshold": 5}}""";
        assertThat(send("PUT", "/api/v1/monitors/" + monitor, changed, null, manager())).hasStatus(428);
        assertThat(send("PUT", "/api/v1/monitors/" + monitor, changed, "\"7\"", manager())).hasStatus(412);
        assertThat(send("PUT", "/api/v1/monitors/" + monitor, changed, "\"1\"", manager())).hasStatusOk();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(get("/api/v1/alerts?monitor=" + monitor, manager()))
                .bodyJson().extractingPath("$.items[0].resolution").isEqualTo("monitor-changed"));

        assertThat(send("DELETE", "/api/v1/monitors/" + monitor, "", "\"2\"", manager())).hasStatus(204);
        assertThat(get("/api/v1/monitors/" + monitor, manager())).hasStatus(404);
    }

    @Test
    void letsOnlyManagersMakeMonitorsAndOnlyOfWhatTheySee() {
        String monitor = """
                {"metric": "dealsWon", "scope": "team:Summer Sewald", "window": "mtd", "rule": {"kind": "no-data"}}""";

        assertThat(send("POST", "/api/v1/monitors", monitor, null, as("rep", "rep", "Carl Lin"))).hasStatus(403);
        assertThat(send("POST", "/api/v1/monitors", monitor, null, as("manager", "team", "Dustin Brinkmann")))
                .hasStatus(403);
    }

    private MvcTestResult send(
            String method, String address, String body, String match, JwtRequestPostProcessor caller) {
        var request = http.method(HttpMethod.valueOf(method))
                .uri(address)
                .with(caller)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
        return (match == null ? request : request.header("If-Match", match)).exchange();
    }

    private static JsonNode json(String text) {
        return Json.mapper().readTree(text);
    }

    /** The data of the last record of a key on the topic of rolling values. */
    private JsonNode latest(String key) {
        Map<String, Object> settings = new HashMap<>(broker.consumer());
        settings.put("auto.offset.reset", "earliest");
        JsonNode latest = null;
        try (var consumer = new KafkaConsumer<>(
                settings,
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(Topics.ROLLING_LATEST.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    if (record.key().equals(key) && record.value() != null) {
                        latest = EventCodec.parse(record.value()).get("data");
                    }
                }
            }
        }
        return latest;
    }

    @Test
    void showsANumberAsItWasReportedAndTheEventsThatChangedIt() throws Exception {
        deal("D-R", "c", "2015-01-05T00:00:00Z", created("Carl Lin", "30"));
        long last = deal("D-R", "w", "2015-03-10T00:00:00Z", new DealFact.Won(Money.of("30", "USD")));
        Instant reportedAt = Instant.ofEpochMilli(last + 1);
        await().until(() -> Instant.now().isAfter(reportedAt));
        deal("D-R", "r", "2015-04-05T00:00:00Z", new DealFact.Reopened(null));
        deal("D-R", "w", "2015-03-10T00:00:00Z", new DealFact.Won(Money.of("30", "USD")));
        deal("D-R", "x", "2015-04-20T00:00:00Z", new DealFact.Deleted());
        awaitContained();
        String restatement = "/api/v1/metrics/bookings/restatement?period=2015-Q1&reportedAt=" + reportedAt;

        MvcTestResult answer = get(restatement, manager());

        assertThat(answer)
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"reported": {"value": "30.00", "n": 1}, "restated": {"value": "0.00", "n": 0}, "delta": "-30.00",
                         "deals": [{"deal": "D-R", "reported": 1, "restated": 0,
                                    "events": [{"id": "D-Rr"}, {"id": "D-Rx"}]}]}""");
        assertThat(get(restatement, as("rep", "rep", "Moses Frase")))
                .bodyJson()
                .isLenientlyEqualTo("{\"delta\": \"-30.00\", \"deals\": [], \"narrowedTo\": \"rep:Moses Frase\"}");
        assertThat(get(restatement + "&scope=rep:Carl Lin", as("rep", "rep", "Moses Frase"))).hasStatus(403);
    }

    @ParameterizedTest
    @CsvSource({
        "bookings/restatement?reportedAt=2999-01-01T00:00:00Z, 400",
        "bookings/restatement?reportedAt=yesterday, 400",
        "bookings/restatement, 400",
        "newCustomers/restatement?reportedAt=2017-01-01T00:00:00Z, 400"
    })
    void refusesARestatementItCannotGive(String address, int status) {
        assertThat(get("/api/v1/metrics/" + address, manager())).hasStatus(status);
    }

    @Test
    void sendsToEachCallerTheNumbersThatTheyMaySee() throws Exception {
        try (Listener all = listen("manager", "office", "any");
                Listener brinkmann = listen("manager", "team", "Dustin Brinkmann");
                Listener moses = listen("rep", "rep", "Moses Frase");
                Listener carl = listen("rep", "rep", "Carl Lin")) {
            List<String> scopes = List.of(
                    "rep:Moses Frase", "rep:Carl Lin", "team:Dustin Brinkmann", "team:Summer Sewald",
                    "rep*product:Moses Frase*GTX Pro", "product:GTX Pro", "org");
            scopes.forEach(scope -> change(scope, 1));

            awaitScopes(all, 1, scopes);
            awaitScopes(brinkmann, 1, List.of(
                    "rep:Moses Frase", "team:Dustin Brinkmann", "rep*product:Moses Frase*GTX Pro", "product:GTX Pro", "org"));
            awaitScopes(moses, 1, List.of(
                    "rep:Moses Frase", "team:Dustin Brinkmann", "rep*product:Moses Frase*GTX Pro", "product:GTX Pro", "org"));
            awaitScopes(carl, 1, List.of("rep:Carl Lin", "team:Summer Sewald", "product:GTX Pro", "org"));
            assertThat(carl.said().toString()).doesNotContain("Moses", "Brinkmann");
        }
    }

    @Test
    void sendsOnlyWhatWasAskedFor() throws Exception {
        String token = token("manager", "office", "any", later());
        try (Listener org = Listener.open(port, "?events=value&metric=winRate&scope=org&window=mtd", token, null);
                Listener ytd = Listener.open(port, "?window=ytd", token, null)) {
            change("rep:Carl Lin", 2);
            change("org", 2);

            awaitScopes(org, 2, List.of("org"));
            assertThat(org.said().getLast().data().get("links").get("self").asString())
                    .isEqualTo("/api/v1/metrics/winRate?scope=org&period=2026-11-01..2026-11-23&asOf=2026-11-23");
            assertThat(ytd.said().toString()).doesNotContain("4002");
        }
    }

    @Test
    void goesOnWhereAnEarlierStreamEnded() throws Exception {
        String id;
        try (Listener first = listen("manager", "office", "any")) {
            change("org", 3);
            awaitScopes(first, 3, List.of("org"));
            id = first.said().stream().filter(said -> isMarked(said, 3)).findFirst().orElseThrow().id();
        }
        change("rep:Carl Lin", 4);
        change("org", 4);

        try (Listener second = Listener.open(port, "", token("rep", "rep", "Moses Frase", later()), id)) {
            awaitScopes(second, 4, List.of("org"));
            change("org", 5);
            awaitScopes(second, 5, List.of("org"));
            assertThat(second.said().getFirst().data().get("resumed").asBoolean()).isTrue();
            assertThat(second.said()).noneMatch(said -> isMarked(said, 3));
        }
    }

    @Test
    void saysWhenAStreamCannotGoOn() throws Exception {
        try (Listener listener = Listener.open(port, "", token("manager", "office", "any", later()), "v0.99999999")) {
            assertThat(listener.said().getFirst().event()).isEqualTo("ready");
            assertThat(listener.said().getFirst().data().get("resumed").asBoolean()).isFalse();
        }
    }

    @Test
    void movesThePlaceOfAStreamThatHasNothingToSay() throws Exception {
        try (Listener carl = Listener.open(port, "?scope=rep:Carl%20Lin", token("rep", "rep", "Carl Lin", later()), null)) {
            String before = carl.lastId();

            change("rep:Moses Frase", 6);

            await().untilAsserted(() -> assertThat(carl.lastId()).isNotEqualTo(before));
            assertThat(carl.said()).noneMatch(said -> isMarked(said, 6));
        }
    }

    @Test
    void endsAStreamWhenItsTokenExpires() throws Exception {
        Instant expiry = Instant.now().plusSeconds(1);

        try (Listener listener = Listener.open(port, "", token("manager", "office", "any", expiry), null)) {
            await().untilAsserted(() -> assertThat(listener.said().getLast().event()).isEqualTo("end"));
            assertThat(listener.said().getLast().data().get("reason").asString()).isEqualTo("TOKEN_EXPIRED");
            assertThat(Instant.now()).isAfterOrEqualTo(expiry);
        }
    }

    @Test
    void givesACallerSoManyStreamsAndNoMore() throws Exception {
        String token = token("rep", "rep", "Somebody", later());
        try (Listener _ = Listener.open(port, "", token, null);
                Listener _ = Listener.open(port, "", token, null)) {
            try (Listener _ = Listener.open(port, "", token, null)) {
                var refused = Listener.answer(port, "", token, null);
                assertThat(refused.statusCode()).isEqualTo(429);
                assertThat(refused.headers().firstValue("Retry-After")).isPresent();
                assertThat(new String(refused.body().readAllBytes(), StandardCharsets.UTF_8))
                        .contains("urn:fupan:problem:too-many-streams");
                assertThat(Listener.answer(port, "", token("rep", "rep", "Another", later()), null).statusCode())
                        .isEqualTo(200);
            }
            await().untilAsserted(() -> Listener.open(port, "", token, null).close());
        }
    }

    @Test
    void sendsAlertsToThoseWhoMaySeeTheirScope() throws Exception {
        try (Listener brinkmann = listen("manager", "team", "Dustin Brinkmann");
                Listener carl = listen("rep", "rep", "Carl Lin")) {
            MvcTestResult made = send("POST", "/api/v1/monitors", """
                    {"metric": "dealsLost", "scope": "team:Dustin Brinkmann", "window": "last-7-days",
                     "rule": {"kind": "no-data"}}""", null, manager());
            String monitor = json(body(made)).get("id").asString();

            awaitAlert(brinkmann, monitor, "open");
            assertThat(send("DELETE", "/api/v1/monitors/" + monitor, "", null, manager())).hasStatus(204);
            awaitAlert(brinkmann, monitor, "resolved");

            change("org", 7);
            awaitScopes(carl, 7, List.of("org"));
            assertThat(carl.said()).noneMatch(said -> said.event().equals("alert"));
        }
    }

    @Test
    void describesTheStreamForWhoeverWritesAClient() {
        assertThat(http.get().uri("/v3/api-docs").exchange())
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.paths['/api/v1/stream'].get.responses['200'].content")
                .asMap()
                .containsOnlyKeys("text/event-stream");
    }

    private static void awaitAlert(Listener listener, String monitor, String state) {
        await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> assertThat(listener.said())
                .anyMatch(said -> said.event().equals("alert")
                        && said.data().get("monitor").asString().equals(monitor)
                        && said.data().get("state").asString().equals(state)));
    }

    private Listener listen(String role, String claim, String value) throws Exception {
        return Listener.open(port, "", token(role, claim, value, later()), null);
    }

    private static Instant later() {
        return Instant.now().plusSeconds(300);
    }

    private static String token(String role, String claim, String value, Instant expiry) {
        String said = String.join("|", role, claim, value, expiry.toString());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(said.getBytes(StandardCharsets.UTF_8));
    }

    /** A change of a number as the publication of rolling values writes it, known by its n. */
    private void change(String scope, int mark) {
        RollingFact.Value value = new RollingFact.Value(
                "winRate", new RollingFact.Definition("M05", 1), scope, "mtd", null,
                new RollingFact.Days(LocalDate.parse("2026-11-01"), LocalDate.parse("2026-11-23")),
                Figure.of(0.5), "fraction", null, 4000L + mark, null, "OK", null, LocalDate.parse("2026-11-23"), null, null,
                null, null);
        Event<RollingFact> event = new Event<>(
                value.key() + mark, "/metrics", "metrics.rolling", value.key(), Instant.EPOCH, null, null, null, null, value);
        publisher.publish(Topics.ROLLING_CHANGES, value.key(), Families.ROLLING.write(event)).join();
    }

    private static void awaitScopes(Listener listener, int mark, List<String> scopes) {
        await().untilAsserted(() -> assertThat(listener.said().stream()
                        .filter(said -> isMarked(said, mark))
                        .map(said -> said.data().get("scope").asString()))
                .containsExactlyInAnyOrderElementsOf(scopes));
    }

    private static boolean isMarked(Listener.Said said, int mark) {
        return said.event().equals("value") && said.data().get("n").asLong() == 4000 + mark;
    }

    @Test
    void foldsCustomersAndLeadsIntoTheSameNumbers() {
        write(Topics.CUSTOMER_EVENTS, Families.CUSTOMER, "Acme", "o1", "2016-02-01T00:00:00Z",
                new CustomerFact.OrderPlaced("O-1", Money.of("70", "USD"), null, null));
        write(Topics.CUSTOMER_EVENTS, Families.CUSTOMER, "Acme", "s1", "2016-02-03T00:00:00Z",
                new CustomerFact.SubscriptionChanged("S-1", "active", Money.of("40", "USD")));
        write(Topics.ACTIVITY_EVENTS, Families.ACTIVITY, "L-1", "l1", "2016-02-03T00:00:00Z",
                new ActivityFact.LeadCreated("L-1", "web", "Moses Frase", null));
        awaitContained();

        assertThat(get("/api/v1/metrics/newCustomers?period=2016-02", manager()))
                .bodyJson().extractingPath("$.value").isEqualTo(1);
        assertThat(get("/api/v1/metrics/recurringRevenue?period=2016-02", manager()))
                .bodyJson().extractingPath("$.value").isEqualTo("40.00");
        assertThat(get("/api/v1/metrics/leadsCreated?period=2016-02&scope=rep:Moses Frase", manager()))
                .bodyJson().extractingPath("$.value").isEqualTo(1);
        await().untilAsserted(() -> assertThat(get("/api/v1/customers/Acme", manager()))
                .bodyJson().extractingPath("$.timeline[*].type").asArray()
                .containsExactly("order.placed", "subscription.changed"));
    }

    private void awaitContained() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(cells.index().cut()).containsAllEntriesOf(written));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(get("/api/v1/deals?outcome=closed", manager()))
                        .bodyJson()
                        .extractingPath("$.total")
                        .isEqualTo(2));
    }

    private final Map<String, Long> written = new TreeMap<>();

    private void reference(ReferenceFact fact) {
        write(Topics.REFERENCE_EVENTS, Families.REFERENCE, fact.subject(), "r", "2016-01-01T00:00:00Z", fact);
    }

    /** When it was published, in milliseconds. */
    private long deal(String id, String eventId, String time, DealFact fact) {
        return write(Topics.DEAL_EVENTS, Families.DEAL, id, id + eventId, time, fact);
    }

    private <F extends Fact> long write(
            Topic topic, EventCodec<F> codec, String subject, String id, String time, F fact) {
        Event<F> event = new Event<>(
                id,
                "/crm",
                codec.typeOf(fact.getClass()),
                subject,
                Instant.parse(time),
                null,
                null,
                null,
                null,
                fact);
        RecordMetadata at = publisher.publish(topic, subject, codec.write(event)).join();
        written.merge(at.topic() + '-' + at.partition(), at.offset() + 1, Math::max);
        return at.timestamp();
    }

    private static DealFact created(String owner, String amount) {
        return new DealFact.Created(
                null, "sales", "Prospecting", owner, "GTX Pro", null, Money.of(amount, "USD"), null, null, null);
    }

    private MvcTestResult get(String address, JwtRequestPostProcessor caller) {
        return http.get().uri(address).with(caller).exchange();
    }

    private static String body(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JwtRequestPostProcessor manager() {
        return as("manager", "office", "any");
    }

    private static JwtRequestPostProcessor as(String role, String claim, String value) {
        return jwt().jwt(token -> token.claim(claim, value)).authorities(new SimpleGrantedAuthority("ROLE_" + role));
    }
}
