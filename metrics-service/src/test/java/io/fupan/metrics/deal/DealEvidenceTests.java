package io.fupan.metrics.deal;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import io.fupan.backends.Backends;
import io.fupan.event.Event;
import io.fupan.event.Money;
import io.fupan.event.deal.DealFact;
import io.fupan.event.json.Families;
import io.fupan.event.reference.ReferenceFact;
import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.cell.CellTable;
import io.fupan.metric.cell.Contributions;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.cell.Share;
import io.fupan.metric.deal.DealFacts;
import io.fupan.metric.deal.DealFold;
import io.fupan.metric.formula.MetricDefinition;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.period.Period;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import io.fupan.metrics.evidence.EvidencePage;
import io.fupan.metrics.fold.PublishedDeals;
import io.fupan.metrics.query.Links;
import io.fupan.service.deal.DealDocuments;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

/** The deals listed are, one by one, those that the number counts and leaves out. */
class DealEvidenceTests {

    private static final Reporting UTC = Reporting.of("UTC", "USD");
    private static final MetricCatalogue CATALOGUE = new MetricCatalogue(UTC.currency());
    private static final Reference REFERENCE = Reference.of(List.of(
            new ReferenceFact.RosterAssigned("Ann", "Tina", "East", null),
            new ReferenceFact.RosterAssigned("Ann", "Tom", "West", LocalDate.parse("2017-03-08")),
            new ReferenceFact.RosterAssigned("Bob", "Tom", "West", null),
            new ReferenceFact.TargetSet("org", "2017-04", "bookings", Money.of("5000", "USD"), null),
            new ReferenceFact.TargetSet("rep:Ann", "2017-04", "bookings", Money.of("100", "USD"), null),
            new ReferenceFact.PipelineDefined("sales", 1, List.of("Prospecting", "Engaging", "Closing"))));
    private static final CellTable CELLS = new CellTable();
    private static final LocalDate ASOF = LocalDate.parse("2017-04-10");
    private static DealEvidence evidence;

    @BeforeAll
    static void publishDeals() {
        MongoTemplate mongo = new MongoTemplate(MongoClients.create(Backends.get().store()), "evidence");
        Random random = new Random(7);
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            String id = "d" + i;
            DealFacts facts = DealFold.fold(id, life(id, random));
            List<Share> shares = Contributions.of(facts, REFERENCE, UTC);
            CELLS.addAll(Contributions.sum(shares));
            records.add(new ConsumerRecord<>("deals", 0, i, id, PublishedDeals.write(facts, shares, REFERENCE, UTC)));
        }
        new DealDocuments(Deals.COLLECTION, "USD").write(mongo, records);
        evidence = new DealEvidence(new Deals(mongo), CATALOGUE, UTC);
    }

    static List<String> metricsOfDeals() {
        return CATALOGUE.definitions().stream()
                .filter(Links::isOfDeals)
                .map(MetricDefinition::metric)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("metricsOfDeals")
    void addsUpToTheNumber(String metric) {
        List<String> variants = new ArrayList<>(CATALOGUE.definition(metric).variants());
        if (variants.isEmpty()) {
            variants.add(null);
        }
        for (String variant : variants) {
            for (String scope : List.of("org", "rep:Ann", "team:Tom", "product:GTX Pro")) {
                for (String period : List.of("all", "2017-03-05..2017-03-20", "2017-04")) {
                    assertAddsUp(query(metric, scope, period).withVariant(variant));
                }
            }
        }
    }

    @Test
    void addsUpToAllLossesForTheShareOfAReason() {
        MetricQuery query = query("lossReasons", "loss-reason:price", "all");
        assertThat(CATALOGUE.reading(CELLS, REFERENCE, query).n()).isPositive();

        assertAddsUp(query.withVariant("count"));
    }

    private static MetricQuery query(String metric, String scope, String period) {
        MetricQuery query = MetricQuery.of(metric, Scope.parse(scope), Period.parse(period, ASOF));
        MetricQuery staged = CATALOGUE.definition(metric).requires("stage") ? query.withStage("Engaging") : query;
        return CATALOGUE.definition(metric).takes("horizon") ? staged.withHorizon(10) : staged;
    }

    private static void assertAddsUp(MetricQuery query) {
        Reading number = CATALOGUE.reading(CELLS, REFERENCE, query);
        long n = 0;
        SortedMap<String, Long> leftOut = new TreeMap<>();
        String cursor = null;
        do {
            EvidencePage page = evidence.page(query, REFERENCE, null, null, cursor, 40);
            for (JsonNode deal : page.items()) {
                n += deal.get("n").asLong();
                deal.get("leftOut").properties().forEach(each ->
                        leftOut.merge(each.getKey(), each.getValue().asLong(), Math::addExact));
            }
            cursor = page.next();
        } while (cursor != null);

        assertThat(n).as("%s", query).isEqualTo(number.n());
        leftOut.values().removeIf(count -> count == 0);
        assertThat(leftOut).as("%s", query).isEqualTo(number.excluded());
    }

    private static List<Event<DealFact>> life(String id, Random random) {
        List<Event<DealFact>> events = new ArrayList<>();
        int length = 1 + random.nextInt(8);
        for (int i = 0; i < length; i++) {
            Instant time = Instant.parse("2017-03-01T00:00:00Z").plusSeconds(21_600L * random.nextInt(200));
            DealFact fact = fact(random, i);
            events.add(new Event<>(
                    id + '-' + i, "/crm", Families.DEAL.typeOf(fact.getClass()), id, time,
                    random.nextInt(3) == 0 ? String.valueOf(random.nextInt(20)) : null, time, null, null, fact));
        }
        return events;
    }

    private static DealFact fact(Random random, int place) {
        return switch (place == 0 ? 0 : 1 + random.nextInt(11)) {
            case 0 -> new DealFact.Created(
                    null, null, "Prospecting", random.nextBoolean() ? "Ann" : "Bob", "GTX Pro", null,
                    random.nextInt(5) == 0 ? null : Money.of("100", random.nextInt(9) == 0 ? "EUR" : "USD"), null, null,
                    random.nextInt(6) == 0 ? true : null);
            case 1, 2 -> new DealFact.StageChanged("Engaging", null, null);
            case 3 -> new DealFact.StageChanged(random.nextBoolean() ? "Closing" : "Prospecting", null, null);
            case 4, 5 -> new DealFact.Won(random.nextBoolean() ? Money.of("150", "USD") : null);
            case 6 -> new DealFact.Lost(null, null);
            case 7 -> new DealFact.OwnerChanged(random.nextBoolean() ? "Ann" : "Bob");
            case 8 -> new DealFact.Reopened(null);
            case 9, 10 -> new DealFact.CloseDateChanged(LocalDate.parse("2017-03-01").plusDays(random.nextInt(60)));
            default -> random.nextInt(3) == 0 ? new DealFact.Deleted() : new DealFact.AmountChanged(Money.of("70", "USD"));
        };
    }
}
