package io.fupan.metrics.rolling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fupan.event.json.Families;
import io.fupan.event.json.Json;
import io.fupan.event.reference.ReferenceFact;
import io.fupan.event.rolling.RollingFact;
import io.fupan.event.rolling.RollingKey;
import io.fupan.event.topic.Topic;
import io.fupan.event.topic.Topics;
import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.catalogue.MetricValue;
import io.fupan.metric.cell.Measures;
import io.fupan.metric.formula.MetricDefinition;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.period.Period;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class RollingPublicationTests {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");
    private static final String BOOKINGS_OF_A_WEEK = "bookings|team:A|last-7-days";

    private final MemoryLog log = new MemoryLog();
    private final MovingClock clock = new MovingClock("2026-11-23T12:00:00Z");
    private final Instance instance = new Instance(log, clock);
    private long offset;

    @Test
    void publishesWhatTheApiAnswers() {
        say(Cells.closed("team:A", TODAY, 2, 1));

        instance.round();

        RollingFact.Value value = latest(BOOKINGS_OF_A_WEEK);
        assertThat(value.value().json()).isEqualTo("20.00");
        assertThat(value.period()).isEqualTo(new RollingFact.Days(TODAY.minusDays(6), TODAY));
        assertThat(value.cut()).containsEntry("sales.deal-events.v1-0", 1L);
        assertThat(latest("winRate|team:A|mtd").n()).isEqualTo(3);
        assertThat(latest("winRate|team:A|mtd").interval().level()).isEqualTo(0.95);
    }

    @Test
    void publishesMetricsOfAStageForEachStageOfThePipelines() {
        instance.reference = pipelines();
        say(Cells.of("team:A", TODAY, "pipeline", Measures.at(Measures.IN, "Legal|100%"), 2));

        instance.round();

        RollingFact.Value value = latest("stageFlow@Legal%7C100%25|team:A|mtd");
        assertThat(value.stage()).isEqualTo("Legal|100%");
        assertThat(value.value().json()).isEqualTo(new java.math.BigDecimal(2));
        assertThat(log.table(Topics.ROLLING_LATEST))
                .containsKeys("stageFlow@Offer|team:A|mtd", "stageConversion@Offer|org|ytd");
    }

    @Test
    void withdrawsTheValuesOfAStageThatIsNoneAnyMore() {
        instance.reference = pipelines();
        say(Cells.closed("team:A", TODAY, 2, 1));
        instance.round();

        instance.reference = Reference.empty();
        instance.round();

        assertThat(log.table(Topics.ROLLING_LATEST).keySet()).isNotEmpty().noneMatch(key -> key.contains("@"));
        assertThat(Families.ROLLING
                        .read(log.records(Topics.ROLLING_CHANGES).getLast().value())
                        .data())
                .isInstanceOfSatisfying(RollingFact.Withdrawn.class, gone -> assertThat(gone.stage()).isIn("Legal|100%", "Offer"));
    }

    private static Reference pipelines() {
        return Reference.of(Map.of(
                "a", new ReferenceFact.PipelineDefined("sales", 1, List.of("Offer", "Legal|100%")),
                "b", new ReferenceFact.PipelineDefined("partners", 1, List.of("Offer"))));
    }

    @Test
    void saysNothingTwice() {
        say(Cells.closed("team:A", TODAY, 2, 1));
        instance.round();
        int written = count(Topics.ROLLING_LATEST);

        say(Cells.closed("team:A", TODAY, 2, 1));
        instance.round();

        assertThat(count(Topics.ROLLING_LATEST)).isEqualTo(written);
    }

    @Test
    void computesOnlyTheScopesWhoseCellsChanged() {
        say(Cells.closed("team:A", TODAY, 2, 1));
        say(Cells.closed("team:B", TODAY, 2, 1));
        instance.round();
        double before = instance.evaluated();
        int written = count(Topics.ROLLING_LATEST);

        say(Cells.closed("team:B", TODAY, 3, 1));
        instance.round();

        assertThat(instance.evaluated() - before).isEqualTo(valuesOfAScope());
        assertThat(log.records(Topics.ROLLING_LATEST).subList(written, count(Topics.ROLLING_LATEST)))
                .isNotEmpty()
                .allSatisfy(record -> assertThat(record.key()).contains("|team:B|"));
    }

    @Test
    void movesAtMidnightOfTheReportingZoneWithoutAnEvent() {
        say(Cells.closed("team:A", TODAY.minusDays(6), 1, 0));
        say(Cells.closed("team:A", TODAY, 1, 0));
        instance.round();

        // Midnight in New York is at 05:00 UTC.
        clock.set("2026-11-24T04:59:59Z");
        instance.round();
        assertThat(latest(BOOKINGS_OF_A_WEEK).value().json()).isEqualTo("20.00");
        clock.move(Duration.ofSeconds(1));
        instance.round();

        assertThat(latest(BOOKINGS_OF_A_WEEK).value().json()).isEqualTo("10.00");
        assertThat(latest(BOOKINGS_OF_A_WEEK).asOf()).isEqualTo(TODAY.plusDays(1));
        assertThat(latest("bookings|team:A|last-30-days").asOf()).isEqualTo(TODAY.plusDays(1));
    }

    @Test
    void countsDaysThatMoveOnAsNoChangeOfTheNumber() {
        say(Cells.closed("team:A", TODAY, 1, 0));
        instance.round();
        int changes = changesOf("bookings|team:A|last-30-days");

        clock.move(Duration.ofDays(1));
        instance.round();

        assertThat(changesOf("bookings|team:A|last-30-days")).isEqualTo(changes).isEqualTo(1);
    }

    @Test
    void withdrawsTheValuesOfAScopeThatVanished() {
        say(Cells.closed("team:A", TODAY, 1, 0));
        instance.round();

        say(Cells.empty("team:A", TODAY));
        instance.round();

        assertThat(log.table(Topics.ROLLING_LATEST).keySet()).noneMatch(key -> key.contains("team:A"));
        assertThat(Families.ROLLING
                        .read(log.records(Topics.ROLLING_CHANGES).getLast().value())
                        .type())
                .isEqualTo("metrics.rolling-withdrawn");
    }

    @Test
    void publishesNoScopesOfOtherKinds() {
        say(Cells.closed("product:GTX", TODAY, 1, 0));

        instance.round();

        assertThat(log.table(Topics.ROLLING_LATEST).keySet()).isNotEmpty().allMatch(key -> key.contains("|org|"));
    }

    @Test
    void goesOnAfterTheLogWasAway() {
        say(Cells.closed("team:A", TODAY, 1, 0));
        log.failNext(1);
        assertThatThrownBy(instance::round).isInstanceOf(Outlet.NotWritten.class);

        instance.round();

        assertThat(latest(BOOKINGS_OF_A_WEEK).value().json()).isEqualTo("10.00");
        assertThat(instance.waiting()).isZero();
    }

    @Test
    void correctsWhatSomebodyElseWrote() {
        say(Cells.closed("team:A", TODAY, 1, 0));
        instance.round();
        byte[] right = log.table(Topics.ROLLING_LATEST).get(BOOKINGS_OF_A_WEEK);
        say(Cells.closed("team:A", TODAY, 2, 0));
        instance.round();

        log.send(new Outlet.Outgoing(Topics.ROLLING_LATEST, BOOKINGS_OF_A_WEEK, right));
        instance.round();

        assertThat(latest(BOOKINGS_OF_A_WEEK).value().json()).isEqualTo("20.00");
    }

    @Test
    void doesNotGoBackToWhatAnotherInstanceHasLeftBehind() {
        Instance behind = new Instance(log, clock);
        say(Cells.closed("team:A", TODAY, 1, 0));
        behind.cells.apply(0, List.of(Cells.closed("team:A", TODAY, 1, 0)), Map.of("sales.deal-events.v1-0", 1L));
        say(Cells.closed("team:A", TODAY, 2, 0));
        instance.round();

        behind.round();

        assertThat(latest(BOOKINGS_OF_A_WEEK).value().json()).isEqualTo("20.00");
        assertThat(behind.waiting()).isEqualTo(1);
        behind.cells.apply(0, List.of(Cells.closed("team:A", TODAY, 2, 0)), Map.of("sales.deal-events.v1-0", 2L));
        behind.round();
        assertThat(behind.waiting()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void holdsAfterAnyHistoryWhatTheCatalogueAnswers(long seed) {
        Random random = new Random(seed);
        List<Instance> instances = List.of(instance, new Instance(log, clock));
        instances.forEach(each -> each.reference = pipelines());
        shareOut(instances, 0);

        for (int step = 0; step < 60; step++) {
            switch (random.nextInt(8)) {
                case 0 -> clock.move(Duration.ofHours(random.nextInt(60)));
                case 1 -> shareOut(instances, random.nextInt(3));
                case 2 -> log.failNext(random.nextInt(20));
                case 3 -> round(instances.get(random.nextInt(2)));
                default -> change(random, instances);
            }
        }
        log.failNext(0);
        instances.forEach(RollingPublicationTests::round);
        instances.forEach(RollingPublicationTests::round);

        assertThat(figures()).isEqualTo(answers());
    }

    private void change(Random random, List<Instance> instances) {
        String scope = List.of("org", "team:A", "team:B|C", "rep:R", "product:P").get(random.nextInt(5));
        LocalDate day = Instance.REPORTING.day(clock.instant()).minusDays(random.nextInt(40));
        var cell = random.nextInt(4) == 0
                ? Cells.empty(scope, day)
                : Cells.closed(scope, day, random.nextInt(3), random.nextInt(3));
        offset++;
        instances.forEach(each -> each.cells.apply(0, List.of(cell), Map.of("sales.deal-events.v1-0", offset)));
    }

    private static void shareOut(List<Instance> instances, int number) {
        for (int i = 0; i < instances.size(); i++) {
            int me = i;
            instances.get(i).owns(scope -> Math.floorMod(scope.hashCode() + number, 2) == me);
        }
    }

    private static void round(Instance instance) {
        try {
            instance.round();
        } catch (Outlet.NotWritten e) {
            // As the loop does: the next round says it again.
        }
    }

    /** What is published, by key, without the cut. */
    private Map<String, JsonNode> figures() {
        Map<String, JsonNode> figures = new HashMap<>();
        log.table(Topics.ROLLING_LATEST).forEach((key, bytes) -> {
            ObjectNode value = (ObjectNode) Json.mapper().readTree(bytes).get("data");
            value.remove(List.of("cut", "window", "stage"));
            figures.put(key, value);
        });
        return figures;
    }

    /** What the catalogue answers for all that is to be published. */
    private Map<String, JsonNode> answers() {
        Map<String, JsonNode> answers = new HashMap<>();
        LocalDate today = Instance.REPORTING.day(clock.instant());
        instance.cells.read(cells -> {
            for (Scope scope : scopes()) {
                for (String window : Instance.WINDOWS) {
                    for (MetricQuery query : queries(scope, Period.parse(window, today))) {
                        MetricValue value = instance.catalogue.evaluate(cells, instance.reference, query);
                        ObjectNode answer =
                                (ObjectNode) Json.mapper().readTree(Json.mapper().writeValueAsBytes(value));
                        // What a number is made of is told by the API alone.
                        answer.remove("details");
                        answers.put(new RollingKey(query.metric(), query.stage(), scope.toString(), window).toString(), answer);
                    }
                }
            }
            return answers;
        });
        return answers;
    }

    private List<Scope> scopes() {
        List<Scope> scopes = new ArrayList<>(List.of(Scope.ORG));
        instance.cells.read(cells -> {
            for (String kind : List.of("team", "rep")) {
                scopes.addAll(MetricCatalogue.scopes(cells, instance.reference, kind));
            }
            return scopes;
        });
        return scopes;
    }

    private List<MetricDefinition> free() {
        return instance.catalogue.definitions().stream()
                .filter(metric -> metric.parameters().stream().noneMatch(name -> name.endsWith("*")))
                .toList();
    }

    private List<MetricQuery> queries(Scope scope, Period period) {
        List<MetricQuery> queries = new ArrayList<>();
        free().forEach(metric -> queries.add(MetricQuery.of(metric.metric(), scope, period)));
        for (String metric : List.of("stageConversion", "stageFlow", "timeInStage")) {
            for (String stage : List.of("Offer", "Legal|100%")) {
                queries.add(MetricQuery.of(metric, scope, period).withStage(stage));
            }
        }
        return queries;
    }

    private double valuesOfAScope() {
        return (double) free().size() * Instance.WINDOWS.size();
    }

    private void say(io.fupan.event.cell.CellFact.Cell cell) {
        offset++;
        instance.cells.apply(0, List.of(cell), Map.of("sales.deal-events.v1-0", offset));
    }

    private RollingFact.Value latest(String key) {
        return (RollingFact.Value)
                Families.ROLLING.read(log.table(Topics.ROLLING_LATEST).get(key)).data();
    }

    private int count(Topic topic) {
        return log.records(topic).size();
    }

    private int changesOf(String key) {
        return (int) log.records(Topics.ROLLING_CHANGES).stream()
                .filter(record -> record.key().equals(key))
                .count();
    }
}
