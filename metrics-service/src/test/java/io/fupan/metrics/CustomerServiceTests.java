package io.fupan.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;

import com.jayway.jsonpath.JsonPath;
import io.fupan.backends.Backends;
import io.fupan.event.Event;
import io.fupan.event.Money;
import io.fupan.event.customer.CustomerView;
import io.fupan.event.json.Families;
import io.fupan.event.json.Json;
import io.fupan.event.topic.Topics;
import io.fupan.service.topic.Publisher;
import java.io.UnsupportedEncodingException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.node.ObjectNode;

/** Published customers, projected and asked for. */
@SpringBootTest
@AutoConfigureMockMvc
class CustomerServiceTests {

    @DynamicPropertySource
    static void backends(DynamicPropertyRegistry registry) {
        registry.add("spring.kafka.bootstrap-servers", () -> Backends.get().brokers());
        // Customers are published here by hand: the transform of another test uses the same log.
        registry.add("spring.mongodb.uri", () -> Backends.get().store() + "/customers");
        registry.add("spring.cloud.stream.bindings.fold-in-0.consumer.auto-startup", () -> false);
    }

    @Autowired
    Publisher publisher;

    @Autowired
    MockMvcTester http;

    @BeforeEach
    void twoCustomersArePublished() {
        publish("Acme & Co", "technology", List.of("org", "office:East", "rep:Ann", "rep:Bob"),
                new CustomerView.Risk(
                        "NO_PURCHASE", LocalDate.parse("2017-03-03"), null, new BigDecimal("15"), new BigDecimal("30")),
                deal("C-3", "Ann", "2017-01-31"), deal("C-2", "Bob", "2017-01-11"), deal("C-1", "Ann", "2017-01-01"));
        publish("Bluth", null, List.of("org", "office:East", "rep:Bob"),
                new CustomerView.Risk(
                        "CONTRACTION", LocalDate.parse("2017-06-01"), LocalDate.parse("2017-08-30"), new BigDecimal("15"), null),
                deal("C-4", "Bob", "2017-02-01"));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(get("/api/v1/customers?scope=office:East", manager()))
                        .bodyJson().extractingPath("$.total").isEqualTo(2));
    }

    @Test
    void saysWhoIsAtRiskAndWhyOnADay() {
        MvcTestResult answer = get("/api/v1/customers?scope=office:East&atRisk=true&asOf=2017-03-03", manager());

        assertThat(answer).hasStatusOk().bodyJson().isLenientlyEqualTo(
                """
                {"total": 1,
                 "items": [{"id": "Acme & Co", "status": "customer", "segment": "technology", "atRisk": true,
                            "risks": [{"reason": "NO_PURCHASE", "from": "2017-03-03", "value": 15, "limit": 30}],
                            "notKnown": ["openComplaint"]}]}""");
        assertThat(get("/api/v1/customers?scope=office:East&atRisk=true&asOf=2017-03-02", manager()))
                .bodyJson().extractingPath("$.total").isEqualTo(0);
        assertThat(get("/api/v1/customers?scope=office:East&atRisk=false&asOf=2017-03-03", manager()))
                .bodyJson().extractingPath("$.items[*].id").asArray().containsExactly("Bluth");
        assertThat(get("/api/v1/customers?scope=office:East&reason=CONTRACTION&asOf=2017-06-02", manager()))
                .bodyJson().extractingPath("$.items[*].id").asArray().containsExactly("Bluth");
    }

    @Test
    void showsAllThatHappenedInOrder() {
        assertThat(get("/api/v1/customers/Bluth", manager()))
                .bodyJson().extractingPath("$.timeline[*].type").asArray()
                .containsExactly("deal.created", "subscription.changed", "deal.won");
        assertThat(get("/api/v1/customers/Bluth", manager()))
                .bodyJson().extractingPath("$.deals[0].link").isEqualTo("/api/v1/deals/C-4");
    }

    @Test
    void showsARepresentativeOnlyTheOwnDealsOfACustomer() {
        assertThat(get("/api/v1/customers", rep("Ann")))
                .bodyJson().extractingPath("$.items[*].id").asArray().containsExactly("Acme & Co");
        MvcTestResult customer = get("/api/v1/customers/Acme & Co", rep("Ann"));
        assertThat(customer).bodyJson().extractingPath("$.deals[*].deal").asArray().containsExactly("C-3", "C-1");
        assertThat(customer).bodyJson().extractingPath("$.hiddenDeals").isEqualTo(1);
        assertThat(get("/api/v1/customers/Bluth", rep("Ann"))).hasStatus(404);
        assertThat(get("/api/v1/customers?scope=rep:Bob", rep("Ann"))).hasStatus(403);
    }

    @Test
    void listsThoseWhoseFirstPurchaseLiesInAPeriod() {
        assertThat(get("/api/v1/customers?scope=office:East&period=2017-01", manager()))
                .bodyJson().extractingPath("$.items[*].id").asArray().containsExactly("Acme & Co");
    }

    @Test
    void leadsFromANumberToItsCustomers() {
        assertThat(get("/api/v1/metrics/newCustomers?period=2017-Q1&asOf=2017-12-31", manager()))
                .bodyJson().extractingPath("$.links.evidence")
                .isEqualTo("/api/v1/customers?scope=org&period=2017-Q1&asOf=2017-12-31&metric=newCustomers");
        assertThat(get("/api/v1/metrics/bookingsByMotion?variant=unknown", manager()))
                .bodyJson().doesNotHavePath("$.links.evidence");
    }

    @Test
    void saysOfEachCustomerBehindANumberWhatItIsOfIt() {
        assertThat(get("/api/v1/customers?metric=newCustomers&scope=rep:Ann&period=2017-01&asOf=2017-12-31", manager()))
                .hasStatusOk().bodyJson().isLenientlyEqualTo(
                        """
                        {"metric": "newCustomers", "items": [
                            {"id": "Acme & Co", "included": true, "n": 1, "value": 1, "leftOut": {}, "atRisk": true}]}""");
        assertThat(get("/api/v1/customers?metric=cac&scope=rep:Bob&period=2017&asOf=2017-12-31", manager()))
                .bodyJson().isLenientlyEqualTo(
                        "{\"metric\": \"cac\", \"items\": [{\"id\": \"Bluth\", \"included\": true, \"n\": 1, \"value\": 1}]}");
        assertThat(get("/api/v1/customers?metric=newCustomers&scope=rep:Bob&period=2017-01&asOf=2017-12-31", manager()))
                .bodyJson().extractingPath("$.items").asArray().isEmpty();
    }

    @Test
    void showsARepresentativeTheCustomersOfItsOwnBehindANumber() {
        assertThat(get("/api/v1/customers?metric=customers&scope=rep:Ann&asOf=2017-12-31", rep("Ann")))
                .bodyJson().extractingPath("$.narrowedTo").isEqualTo("rep:Ann");
        assertThat(get("/api/v1/customers?metric=customers&scope=rep:Bob", rep("Ann"))).hasStatus(403);
    }

    @Test
    void pagesThroughCustomers() {
        String next = JsonPath.read(body(get("/api/v1/customers?scope=office:East&limit=1", manager())), "$.next");

        assertThat(get("/api/v1/customers?scope=office:East&limit=1&cursor=" + next, manager()))
                .bodyJson().extractingPath("$.items[*].id").asArray().containsExactly("Bluth");
    }

    @ParameterizedTest
    @CsvSource({"status=gone, invalid-status", "stauts=any, unknown-parameter", "limit=0, invalid-limit", "scope=planet, invalid-scope", "cursor=!, invalid-cursor", "metric=bookings, no-customers",
            "metric=bookingsByMotion&variant=unknown, no-customers", "metric=luck, unknown-metric",
            "metric=cac&variant=luck, invalid-query", "metric=customers&status=any, unknown-parameter",
            "metric=customers&limit=0, invalid-limit", "metric=customers&cursor=!, invalid-cursor"})
    void refusesWhatItDoesNotUnderstand(String query, String slug) {
        assertThat(get("/api/v1/customers?" + query, manager()))
                .hasStatus(400).bodyJson().extractingPath("$.type").isEqualTo("urn:fupan:problem:" + slug);
    }

    @Test
    void forgetsACustomerThatWasTakenBack() {
        publish("Gone", null, List.of("org"), null);
        await().untilAsserted(() -> assertThat(get("/api/v1/customers/Gone", manager())).hasStatusOk());

        publisher.publish(Topics.CUSTOMERS, "Gone", null).join();

        await().untilAsserted(() -> assertThat(get("/api/v1/customers/Gone", manager())).hasStatus(404));
    }

    private void publish(
            String account, String segment, List<String> scopes, CustomerView.Risk risk, CustomerView.Deal... deals) {
        ObjectNode data = Json.mapper().createObjectNode().put("subscription", "S-1").put("status", "active");
        CustomerView.Folded view = new CustomerView.Folded(
                null, segment, null, "Ann", "customer",
                deals.length == 0 ? null : LocalDate.ofInstant(deals[deals.length - 1].closedAt(), ZoneOffset.UTC), null,
                deals.length, null, null, null, scopes,
                risk == null ? List.of() : List.of(risk), List.of(), List.of(deals),
                List.of(new CustomerView.Evidence(
                        "e", "/crm", "subscription.changed", Instant.parse("2017-01-20T12:00:00Z"), null, null, data, null, null)),
                null,
                new CustomerView.Touched(
                        Arrays.stream(deals).map(deal -> LocalDate.ofInstant(deal.closedAt(), ZoneOffset.UTC)).sorted().toList(),
                        List.of()));
        Event<CustomerView> event = new Event<>(
                account + "@1", "/metrics", "metrics.customer", account, Instant.EPOCH, null, null, null, null, view);
        publisher.publish(Topics.CUSTOMERS, account, Families.CUSTOMER_VIEW.write(event)).join();
    }

    private static CustomerView.Deal deal(String id, String owner, String day) {
        return new CustomerView.Deal(
                id, "won", Instant.parse("2016-12-01T12:00:00Z"), Instant.parse(day + "T12:00:00Z"),
                Money.of("100", "USD"), "new", owner, null, null, null);
    }

    private MvcTestResult get(String address, JwtRequestPostProcessor caller) {
        return http.get().uri(address).with(caller).exchange();
    }

    private static String body(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JwtRequestPostProcessor manager() {
        return as("manager", "office", "any");
    }

    private static JwtRequestPostProcessor rep(String name) {
        return as("rep", "rep", name);
    }

    private static JwtRequestPostProcessor as(String role, String claim, String value) {
        return jwt().jwt(token -> token.claim(claim, value)).authorities(new SimpleGrantedAuthority("ROLE_" + role));
    }
}
