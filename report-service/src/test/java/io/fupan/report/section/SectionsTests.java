package io.fupan.report.section;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import io.fupan.event.json.Json;
import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.cell.CellTable;
import io.fupan.metric.period.Period;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import io.fupan.report.Sales;
import io.fupan.report.content.Language;
import io.fupan.report.content.ReportContent;
import io.fupan.report.content.Section;
import io.fupan.report.content.Text;
import io.fupan.report.deal.DealsFixture;
import io.fupan.report.feedback.Answers;
import io.fupan.report.input.ReportInput;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SectionsTests {

    private static final Pattern NUMBER = Pattern.compile("[+−]?\\d[\\d,]*(\\.\\d+)?(?:(万|亿)|([KMB])(?![\\w]))?");
    private static final Map<String, Integer> POWERS = Map.of("万", 4, "亿", 8, "K", 3, "M", 6, "B", 9);

    private final MongoServer store = new MongoServer(new H2Backend(MVStore.open(null)));
    private final MongoTemplate mongo =
            new MongoTemplate(MongoClients.create(connection()), "sections");

    private String connection() {
        store.bind();
        return store.getConnectionString();
    }

    @AfterAll
    void stop() {
        store.shutdownNow();
    }

    @Test
    void areAllSixteenOnAnEmptyLogWithTheReasonInBothLanguages() {
        List<Section> sections = Sections.write(input(new CellTable(), Reference.empty(), "empty"));

        assertThat(sections).extracting(Section::number).containsExactlyElementsOf(
                IntStream.rangeClosed(1, 16).boxed().toList());
        assertThat(sections).allSatisfy(section -> {
            assertThat(section.status()).isEqualTo(Section.NO_DATA);
            assertThat(section.reason().en()).isNotBlank();
            assertThat(section.reason().zh()).isNotBlank();
            assertThat(section.title().zh()).isNotBlank();
        });
    }

    @Test
    void stateTheSameNumbersInBothLanguages() {
        JsonNode json = Json.mapper().valueToTree(Sections.write(full()));
        List<Text> texts = new ArrayList<>();
        collect(json, texts);

        assertThat(texts).hasSizeGreaterThan(300);
        assertThat(texts).allSatisfy(text -> assertThat(numbers(text.zh()))
                .as("%s / %s", text.en(), text.zh())
                .containsExactlyInAnyOrderElementsOf(numbers(text.en())));
    }

    @Test
    void comeBackFromJsonAsTheyWere() {
        ReportContent content = new ReportContent(
                "org", "2017-Q4", LocalDate.of(2017, 10, 1), LocalDate.of(2017, 12, 31), LocalDate.of(2018, 1, 1),
                new TreeMap<>(Map.of("t-0", 1L)), new TreeMap<>(Map.of("winRate", 1)), "1", Sections.write(full()));
        JsonNode json = Json.mapper().readTree(Json.mapper().writeValueAsBytes(content));

        ReportContent read = Json.mapper().treeToValue(json, ReportContent.class);

        assertThat(Json.mapper().readTree(Json.mapper().writeValueAsBytes(read))).isEqualTo(json);
    }

    @Test
    void hideTeamsOfFewerThanFiveAndWhatWouldTellThemBySubtraction() {
        Map<String, List<Integer>> shown = Anonymity.publishable(Map.of(
                "a", List.of(1, 2, 3, 4, 5, 5), "b", List.of(1, 2, 3, 4, 5, 5, 5), "c", List.of(1, 2)));

        assertThat(shown).containsOnlyKeys("b");
    }

    @Test
    void neverQuoteWhatASingleMemberWrote() {
        assertThat(Json.mapper().writeValueAsString(Sections.write(full()))).doesNotContain("words of one person");
    }

    @Test
    void aMultipleKeepsItsDecimals() {
        assertThat(new Numbers(full()).shape("ratio", null).apply(new BigDecimal("1.834")).in(Language.EN)).isEqualTo("1.83");
    }

    private ReportInput full() {
        Sales sales = new Sales();
        CellTable cells = new CellTable();
        cells.addAll(sales.cells());
        return input(cells, sales.reference(), "full");
    }

    private ReportInput input(CellTable cells, Reference reference, String database) {
        boolean full = database.equals("full");
        Answers answers = new Answers(Sales.REPORTING);
        Sales sales = new Sales();
        if (full) {
            answers.apply(DealsFixture.records("feedback.events.v1", sales.feedbackRecords()));
        }
        return new ReportInput(
                cells,
                new MetricCatalogue(Sales.REPORTING.currency()),
                reference,
                Set.of("target:bookings:team:Rocco:2017-Q4"),
                full ? DealsFixture.deals(mongo, sales.dealRecords()) : DealsFixture.deals(empty(), List.of()),
                answers,
                List.of(),
                Scope.ORG,
                Period.parse("2017-Q4", LocalDate.of(2018, 1, 1)),
                "USD");
    }

    private MongoTemplate empty() {
        return new MongoTemplate(MongoClients.create(store.getConnectionString()), "empty");
    }

    private static void collect(JsonNode json, List<Text> texts) {
        if (json.isObject() && json.has("en") && json.has("zh")) {
            texts.add(new Text(json.get("en").asString(), json.get("zh").asString()));
        }
        json.forEach(child -> collect(child, texts));
    }

    /** All numbers of a text, in units. */
    private static List<BigDecimal> numbers(String text) {
        List<BigDecimal> numbers = new ArrayList<>();
        Matcher matcher = NUMBER.matcher(text);
        while (matcher.find()) {
            String step = matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
            String digits = matcher.group().replaceAll("[,万亿KMB]", "").replace('−', '-');
            numbers.add(new BigDecimal(digits)
                    .scaleByPowerOfTen(step == null ? 0 : POWERS.get(step))
                    .stripTrailingZeros());
        }
        return numbers;
    }
}
