package io.fupan.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;

import io.fupan.backends.Backends;
import io.fupan.event.Event;
import io.fupan.event.Fact;
import io.fupan.event.Money;
import io.fupan.event.activity.ActivityFact;
import io.fupan.event.customer.CustomerFact;
import io.fupan.event.deal.DealFact;
import io.fupan.event.json.EventCodec;
import io.fupan.event.json.Families;
import io.fupan.event.reference.ReferenceFact;
import io.fupan.event.topic.Topic;
import io.fupan.event.topic.Topics;
import io.fupan.service.metric.CellView;
import io.fupan.service.topic.Publisher;
import io.fupan.service.view.LogFollower;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The whole service: events in the log, numbers in the answers. */
@SpringBootTest
@AutoConfigureMockMvc
class MetricsServiceTests {

    @DynamicPropertySource
    static void backends(DynamicPropertyRegistry registry) {
        Backends.register(registry);
        registry.add(
                "spring.kafka.streams.state-dir",
                () -> "target/streams-" + ProcessHandle.current().pid());
    }

    @Autowired
    Publisher publisher;

    @Autowired
    CellView cells;

    @Autowired
    LogFollower dealFollower;

    @Autowired
    MongoTemplate mongo;

    @Autowired
    MockMvcTester http;

    @BeforeEach
    void twoDealsAreClosed() {
        reference(new ReferenceFact.RosterAssigned("Moses Frase", "Dustin Brinkmann", "Central", null));
        reference(new ReferenceFact.RosterAssigned("Carl Lin", "Summer Sewald", "West", null));
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
                        {"metric": "cohortWinRate", "n": 2, "excluded": {}, "total": 2, "next": null,
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
        assertThat(get("/api/v1/deals?metric=winRate&limit=1&cursor=" + next, manager()))
                .bodyJson()
                .isLenientlyEqualTo("{\"next\": null, \"items\": [{\"id\": \"D-1\"}]}");
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
        "/api/v1/bottlenecks, invalid-query, period",
        "/api/v1/metrics/bookings/mix?by=product&period=2017-Q2, unknown-metric, metric",
        "/api/v1/leaderboard?metric=winRate&kind=planet, invalid-scope, kind",
        "/api/v1/deals?metric=newCustomers, no-deals, metric",
        "/api/v1/deals?outcome=maybe, invalid-outcome, outcome",
        "/api/v1/deals?limit=100000, invalid-limit, limit",
        "/api/v1/deals?cursor=x, invalid-cursor, cursor",
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

    private void deal(String id, String eventId, String time, DealFact fact) {
        write(Topics.DEAL_EVENTS, Families.DEAL, id, id + eventId, time, fact);
    }

    private <F extends Fact> void write(
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
