package io.fupan.ingest.imports.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fupan.event.Rejected;
import io.fupan.event.json.EventCodec;
import io.fupan.event.json.Families;
import io.fupan.event.reference.ReferenceFact;
import io.fupan.event.reference.ReferenceFact.CalendarDefined;
import io.fupan.event.reference.ReferenceFact.CalendarPeriod;
import io.fupan.event.reference.ReferenceFact.ScorecardDefined;
import io.fupan.ingest.imports.file.FileRow;
import io.fupan.ingest.imports.plan.Columns;
import io.fupan.ingest.imports.plan.Plan;
import io.fupan.ingest.imports.plan.Values;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

class FactFieldsTests {

    private static final ZoneId ZONE = ZoneId.of("UTC");

    @Test
    void readsThePeriodsOfACalendarFromOneCell() {
        CalendarDefined calendar = (CalendarDefined) read(CalendarDefined.class, Map.of(
                "calendar", "retail",
                "version", "2",
                "kind", "custom",
                "periods", "FY2027-P01:2027-01-01:2027-01-31; FY2027-P02:2027-02-01:2027-03-06;"));
        assertThat(calendar.periods()).containsExactly(
                new CalendarPeriod("FY2027-P01", LocalDate.of(2027, 1, 1), LocalDate.of(2027, 1, 31)),
                new CalendarPeriod("FY2027-P02", LocalDate.of(2027, 2, 1), LocalDate.of(2027, 3, 6)));
        assertThat(calendar.longYears()).isNull();
    }

    @Test
    void readsLongYearsAsNumbers() {
        CalendarDefined calendar = (CalendarDefined) read(CalendarDefined.class, Map.of(
                "calendar", "retail",
                "version", "1",
                "kind", "4-4-5",
                "start", "2027-01-31",
                "startYear", "2027",
                "longYears", "2028; 2034"));
        assertThat(calendar.longYears()).containsExactly(2028, 2034);
    }

    @Test
    void readsTheWeightsOfAScorecard() {
        ScorecardDefined scorecard = (ScorecardDefined) read(
                ScorecardDefined.class, Map.of("kind", "rep", "version", "1", "weights", "bookings:0.6;winRate:0.4"));
        assertThat(scorecard.weights()).hasToString(
                "[ScorecardWeight[metric=bookings, weight=0.6], ScorecardWeight[metric=winRate, weight=0.4]]");
    }

    @ParameterizedTest
    @CsvSource({
        "longYears, 2028;soon, INVALID_NUMBER",
        "longYears, 2028.5, INVALID_NUMBER",
        "periods, FY2027-P01:2027-01-01, INVALID_VALUE",
        "periods, FY2027-P01:2027-01-01:2027-01-31:x, INVALID_VALUE"
    })
    void refusesAListThatIsWrittenOtherwise(String field, String text, String reason) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> data(CalendarDefined.class, Map.of(field, text)))
                .satisfies(rejected -> {
                    assertThat(rejected.reason()).isEqualTo(reason);
                    assertThat(rejected.field()).isEqualTo("column " + field);
                });
    }

    @ParameterizedTest
    @MethodSource("statements")
    void hasAColumnForEveryMemberOfEveryStatement(Class<? extends ReferenceFact> fact) {
        Set<String> members =
                Arrays.stream(fact.getRecordComponents()).map(each -> each.getName()).collect(Collectors.toSet());
        assertThat(new FactFields(fact).names()).containsAll(members);
    }

    static Stream<Class<?>> statements() {
        return Arrays.stream(ReferenceFact.class.getPermittedSubclasses())
                .filter(each -> !each.getSimpleName().equals("Unknown"));
    }

    private static ReferenceFact read(Class<? extends ReferenceFact> fact, Map<String, String> cells) {
        return Families.REFERENCE.bind(Families.REFERENCE.typeOf(fact), data(fact, cells));
    }

    private static ObjectNode data(Class<? extends ReferenceFact> fact, Map<String, String> cells) {
        List<String> names = List.copyOf(cells.keySet());
        FactFields fields = new FactFields(fact);
        String columns = names.stream()
                .map(name -> "\"%s\":{\"column\":\"column %s\"}".formatted(name, name))
                .collect(Collectors.joining(","));
        String json = "{\"source\":\"s\",\"target\":\"calendars\",\"decimal\":\".\",\"fields\":{%s}}".formatted(columns);
        Plan plan = Plan.read(EventCodec.parse(json.getBytes(StandardCharsets.UTF_8)));
        List<String> header = names.stream().map(name -> "column " + name).toList();
        Values values = new Columns(plan, header, fields.names(), ZONE, "USD")
                .values(FileRow.ofText(2, names.stream().map(cells::get).toList()));
        return fields.read(values);
    }
}
