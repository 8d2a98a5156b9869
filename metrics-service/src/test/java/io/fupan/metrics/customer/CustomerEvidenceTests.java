package io.fupan.metrics.customer;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import io.fupan.backends.Backends;
import io.fupan.event.Money;
import io.fupan.event.reference.ReferenceFact;
import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.cell.CellTable;
import io.fupan.metric.cell.Contributions;
import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.formula.MetricDefinition;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.oracle.Organisation;
import io.fupan.metric.period.Period;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import io.fupan.metrics.evidence.EvidencePage;
import io.fupan.metrics.fold.PublishedCustomers;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

/** The customers listed are, one by one, those that the number counts and leaves out. */
class CustomerEvidenceTests {

    private static final Reporting SHANGHAI = Reporting.of("Asia/Shanghai", "USD");
    private static final MetricCatalogue CATALOGUE = new MetricCatalogue(SHANGHAI.currency());
    private static final Reference REFERENCE = reference();
    private static final CellTable CELLS = new CellTable();
    private static final LocalDate ASOF = LocalDate.parse("2018-06-30");
    private static final List<String> SCOPES = List.of("org", "rep:Ann", "team:Tom", "product:GTX Pro");
    private static final List<String> PERIODS = List.of("all", "2017-05-03..2017-08-20", "2018-Q2");
    private static CustomerEvidence evidence;

    @BeforeAll
    static void publishCustomers() {
        MongoTemplate mongo = new MongoTemplate(MongoClients.create(Backends.get().store()), "customer-evidence");
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        for (PublishedCustomers.Customer each : PublishedCustomers.of(Organisation.of(5, 140), REFERENCE, SHANGHAI)) {
            CELLS.addAll(Contributions.sum(each.shares()));
            records.add(new ConsumerRecord<>("customers", 0, records.size(), each.account(), each.published()));
        }
        new CustomerDocuments().write(mongo, records);
        evidence = new CustomerEvidence(new Customers(mongo, Map::of), CATALOGUE, SHANGHAI);
    }

    private static Reference reference() {
        List<ReferenceFact> facts = new ArrayList<>(Organisation.reference());
        facts.add(new ReferenceFact.TargetSet("org", "2017", "grossMargin", null, null, new BigDecimal("0.7"), null));
        facts.add(new ReferenceFact.TargetSet("org", "2018", "grossMargin", null, null, new BigDecimal("0.7"), null));
        facts.add(new ReferenceFact.SpendRecorded("media", "2017", Money.of("40000", "USD")));
        return Reference.of(facts);
    }

    private static List<MetricQuery> variants(MetricDefinition metric, String scope, String period) {
        MetricQuery query = MetricQuery.of(metric.metric(), Scope.parse(scope), Period.parse(period, ASOF));
        MetricQuery timed = metric.takes("horizon") ? query.withHorizon(30) : query;
        return metric.variants().isEmpty()
                ? List.of(timed)
                : metric.variants().stream().map(timed::withVariant).toList();
    }

    static List<String> metricsOfCustomers() {
        return CATALOGUE.definitions().stream()
                .filter(metric -> variants(metric, "org", "all").stream().anyMatch(CountedCustomers::areBehind))
                .map(MetricDefinition::metric)
                .toList();
    }

    @Test
    void isThereForEveryNumberOfCustomers() {
        Set<String> without = new TreeSet<>();
        for (MetricDefinition metric : CATALOGUE.definitions()) {
            if (metric.families().stream().anyMatch(List.of(
                            Measures.CUSTOMERS, Measures.REVENUE, Measures.SUBSCRIPTIONS)::contains)) {
                variants(metric, "org", "all").stream()
                        .filter(query -> !CountedCustomers.areBehind(query))
                        .forEach(query -> without.add(query.metric() + '/' + query.variant()));
            }
        }

        assertThat(without).containsExactly(
                "bookingsByMotion/statedUnknown", "bookingsByMotion/unknown", "grossMargin/null", "scorecard/null");
    }

    @ParameterizedTest
    @MethodSource("metricsOfCustomers")
    void addsUpToTheNumber(String metric) {
        long counted = 0;
        for (String scope : SCOPES) {
            for (String period : PERIODS) {
                for (MetricQuery query : variants(CATALOGUE.definition(metric), scope, period)) {
                    counted += CountedCustomers.areBehind(query) ? assertAddsUp(query) : 0;
                }
            }
        }

        assertThat(counted).as("customers counted").isPositive();
    }

    /** How many there are. */
    private static long assertAddsUp(MetricQuery asked) {
        MetricQuery query = CountedCustomers.counting(asked);
        Reading number = CATALOGUE.reading(CELLS, REFERENCE, query);
        Reading shown = CATALOGUE.reading(CELLS, REFERENCE, asked);
        if (shown.value() != null) {
            assertThat(number.n()).as("n of %s", asked).isEqualTo(shown.n());
        }
        long n = 0;
        SortedMap<String, Long> leftOut = new TreeMap<>();
        for (JsonNode customer : listed(query)) {
            n += customer.get("n").asLong();
            customer.get("leftOut").properties().forEach(each ->
                    leftOut.merge(each.getKey(), each.getValue().asLong(), Math::addExact));
        }
        assertThat(n).as("%s", asked).isEqualTo(number.n());
        leftOut.values().removeIf(count -> count == 0);
        assertThat(leftOut).as("%s", asked).isEqualTo(number.excluded());
        return n;
    }

    /** All pages. */
    private static List<JsonNode> listed(MetricQuery query) {
        List<JsonNode> customers = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            EvidencePage page = evidence.page(query, REFERENCE, null, cursor, 7);
            customers.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        return customers;
    }

    private static List<JsonNode> listed(String metric, String variant, String period) {
        return listed(MetricQuery.of(metric, Scope.ORG, Period.parse(period, ASOF)).withVariant(variant));
    }

    private static MetricQuery query(String metric, String period) {
        return MetricQuery.of(metric, Scope.ORG, Period.parse(period, ASOF));
    }

    @Test
    void saysOfEachCustomerWhatTheNumberWouldBeWithoutTheOthers() {
        MetricQuery recurring = query("recurringRevenue", "2017-Q3");
        BigDecimal sum = listed(recurring).stream()
                .map(customer -> new BigDecimal(customer.get("value").asString()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal whole = Objects.requireNonNull(CATALOGUE.reading(CELLS, REFERENCE, recurring).value());

        assertThat(sum).isEqualByComparingTo(whole).isPositive();

        MetricQuery churn = query("logoChurn", "2017-Q3");
        Reading rate = CATALOGUE.reading(CELLS, REFERENCE, churn);
        long gone = listed(churn).stream().filter(customer -> customer.get("value").asInt() == 1).count();
        assertThat(gone).isPositive();
        assertThat((double) gone / rate.n()).isEqualTo(Objects.requireNonNull(rate.value()).doubleValue());
    }

    @Test
    void listsWhoPaidThoughNothingWasDueOfIt() {
        List<JsonNode> customers = listed("collectionRate", "due", "2017-Q2");

        assertThat(customers).filteredOn(customer -> customer.get("n").asInt() == 0 && customer.get("included").asBoolean())
                .isNotEmpty()
                .allSatisfy(customer -> assertThat(customer.get("value").isNull()).isTrue());
    }

    @Test
    void leavesOutWhoHasNoPartInTheNumber() {
        assertThat(listed("newCustomers", "purchases", "2017-05"))
                .isNotEmpty()
                .allSatisfy(customer -> assertThat(customer.get("firstPurchase").asString()).startsWith("2017-05"))
                .allSatisfy(customer -> assertThat(customer.has("events")).isFalse())
                .allSatisfy(customer -> assertThat(customer.has("touched")).isFalse());
    }

    @Test
    void listsOnlyCustomersThatTheCallerMaySee() {
        List<JsonNode> seen = evidence.page(query("customers", "2017"), REFERENCE, "rep:Bob", null, 500).items();

        assertThat(seen).hasSizeBetween(1, listed(query("customers", "2017")).size() - 1);
        assertThat(seen).allSatisfy(customer -> assertThat(customer.get("scopes").valueStream().map(JsonNode::asString))
                .contains("rep:Bob"));
    }
}
