package io.fupan.ingest.imports.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.fupan.event.Rejected;
import io.fupan.event.json.Json;
import io.fupan.ingest.imports.file.FileRow;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Whatever a plan says and whatever stands in the cells, there is a value or a reason, and soon. */
class PlanFuzzTests {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Set<String> REASONS = Set.of(
            "UNKNOWN_FIELD", "MISSING_COLUMN", "AMBIGUOUS_COLUMN", "UNKNOWN_DATE_FORMAT", "WRONG_NUMBER_OF_CELLS", "MISSING_VALUE",
            "INVALID_FIELD", "INVALID_NUMBER", "INVALID_DATE", "DATE_OUT_OF_RANGE", "DATE_FORMAT_NOT_CHOSEN",
            "NUMBER_FORMAT_NOT_CHOSEN");
    private static final Set<String> FIELDS = Set.of("deal", "amount", "currency", "createdAt", "closedAt");
    private static final List<String> HEADER = List.of("A", "B", " C ", "D", "D", "");
    private static final List<String> PLANS = List.of(
            """
            {"source":"acme","target":"deals","fields":{"deal":"A","amount":"B","createdAt":"C"}}""",
            """
            {"source":"acme","target":"deals","fields":{"deal":{"column":"A","values":{"x":"y"}},"amount":{"column":"B"},
             "createdAt":{"column":"C","format":"dd-mm-yyyy"},"currency":{"value":"EUR"}},"encoding":"UTF-8","separator":";",
             "sheet":"s","dateFormat":"m/d/yyyy","zone":"Europe/Berlin","decimal":",","grouping":".","currency":"EUR",
             "stages":{"Won":"won"},"stageDates":{"Won":"C","Lost":{"column":"B"}},"undatedOn":"2017-01-01","key":["A","C"]}""");
    private static final List<String> MORSELS = List.of(
            "null", "true", "[]", "{}", "\"\"", "\" \"", "-1", "1e999", "[null]", "{\"x\":null}", "{\"\":\"\"}", "\"A\"", "\"D\"",
            "\"\\u0000\"", "\"\\ud800\"", "\"won\"", "\"+99:99\"", "\"2017-02-30\"", "\"dd.mm.uuuu\"", "{\"column\":\"A\",\"value\":\"v\"}",
            "{\"column\":\"A\"}", "{\"value\":\"03/04/2017\"}", "{\"format\":\"ISO\"}", "[\"A\",\"A\"]", "\"'\"", "\",\"", "\".\"", "[[[]]]", "2017");
    private static final List<String> CELLS = List.of(
            "", " ", "1", "-1.5", "1,234.50", "1.234,5", "1'234", "1 234", "1e9", "NaN", "٣", "9".repeat(31), "2017-03-04", "03/04/2017",
            "13/03/2017", "01/01/1800", "+12345-01-01", "2017-03-04T25:00", "2017-03-04 9:30", "2017-03-04T09:30:15.123456789+99:00",
            "2017年3月4日", "20170304", "2017-03-04T09:30Z", "-999999999-01-01", "+999999999-12-31T23:59-18:00", "EUR", "X", "\n",
            "\u0000", "T", "TTT 1:00", "0.0000000000001", ".", ",", "+", "-", "1,", "--1");

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void readsOrRefusesWhateverPlanComes(long seed) {
        Random random = new Random(seed);
        int bound = 0;
        for (int round = 0; round < 4000; round++) {
            Plan plan = plan(mutation(random));
            bound += plan != null && reads(plan, random) ? 1 : 0;
        }
        assertThat(bound).as("plans that met the header").isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void readsOrRefusesWhateverStandsInACell(long seed) {
        Random random = new Random(seed);
        int dates = 0;
        int numbers = 0;
        for (int round = 0; round < 20_000; round++) {
            String cell = cell(random);
            dates += isDate(cell, random) ? 1 : 0;
            numbers += isNumber(cell, random) ? 1 : 0;
        }
        assertThat(dates).isPositive();
        assertThat(numbers).isPositive();
    }

    /** A cell may hold a million characters. */
    @ParameterizedTest
    @ValueSource(strings = {"T", " T", "1", "1:00 ", ",123", "2017-03-04T", "-", "年", " 1:00"})
    void answersSoonHoweverLongACellIs(String part) {
        String cell = "1" + part.repeat(1_000_000 / part.length()) + "x";
        String number = "1" + part.repeat(1_000_000 / part.length());
        assertTimeout(Duration.ofSeconds(5), () -> {
            for (String name : DateFormats.names()) {
                assertThat(DateFormats.fits(name, cell)).isFalse();
            }
            Numbers chosen = new Numbers(".", ",");
            new Numbers(null, null).isAmbiguous(cell);
            for (String each : List.of(cell, number)) {
                assertThat(refusal(() -> chosen.parse(each, false, "n"))).isEqualTo("INVALID_NUMBER");
            }
        });
    }

    private static Plan plan(String text) {
        JsonNode json;
        try {
            json = Json.mapper().readTree(text);
        } catch (JacksonException e) {
            return null;
        }
        try {
            return Plan.read(json);
        } catch (Rejected why) {
            assertThat(why.reason()).isEqualTo("INVALID_PLAN");
            assertThat(why.field()).startsWith("plan");
            assertThat(why.detail()).isNotBlank().doesNotContain("Exception");
            return null;
        }
    }

    private static boolean reads(Plan plan, Random random) {
        List<FileRow> rows = IntStream.range(0, 5)
                .mapToObj(row -> FileRow.ofText(
                        row + 2, IntStream.range(0, random.nextInt(8)).mapToObj(cell -> cell(random)).toList()))
                .toList();
        Columns columns;
        try {
            columns = new Columns(plan, HEADER, FIELDS, SHANGHAI, "USD");
        } catch (Rejected why) {
            assertThat(why.reason()).isIn(REASONS);
            return false;
        }
        refusal(() -> columns.requireChoices(rows, Set.of("createdAt", "closedAt"), Set.of("amount")));
        for (FileRow row : rows) {
            refusal(() -> {
                Values values = columns.values(row);
                assertThat(values.key()).isNotNull();
                for (String field : FIELDS) {
                    refusal(() -> values.required(field));
                    refusal(() -> values.moment(field));
                    refusal(() -> values.number(field));
                    refusal(() -> values.money(field));
                }
                values.stageDates().values().forEach(each -> assertThat(each.instant(SHANGHAI)).isNotNull());
            });
        }
        return true;
    }

    private static boolean isDate(String cell, Random random) {
        String name = DateFormats.names().get(random.nextInt(DateFormats.names().size()));
        DateFormats.fits(name, cell);
        String refusal = refusal(() -> {
            Moment moment = DateFormats.parse(name, cell, SHANGHAI, "day");
            assertThat(moment.day()).isBetween(LocalDate.of(1900, 1, 1), LocalDate.of(2200, 1, 1));
            assertThat(moment.instant(SHANGHAI)).isNotNull();
        });
        assertThat(refusal).isIn("", "INVALID_DATE", "DATE_OUT_OF_RANGE");
        return refusal.isEmpty();
    }

    private static boolean isNumber(String cell, Random random) {
        Numbers numbers = List.of(
                        new Numbers(null, null), new Numbers(".", ","), new Numbers(",", "."), new Numbers(",", " "), new Numbers(".", "'"))
                .get(random.nextInt(5));
        numbers.isAmbiguous(cell);
        String refusal = refusal(() -> {
            BigDecimal number = numbers.parse(cell, random.nextBoolean(), "n");
            assertThat(number.precision()).isLessThanOrEqualTo(42);
            assertThat(number.scale()).isBetween(0, 12);
        });
        assertThat(refusal).isIn("", "INVALID_NUMBER");
        return refusal.isEmpty();
    }

    /** Why it was refused, which names a column; nothing if it was not. */
    private static String refusal(Runnable reading) {
        try {
            reading.run();
            return "";
        } catch (Rejected why) {
            assertThat(why.reason()).isIn(REASONS);
            assertThat(why.detail()).isNotBlank();
            if (!why.reason().equals("WRONG_NUMBER_OF_CELLS")) {
                assertThat(why.field()).isNotNull();
            }
            return why.reason();
        }
    }

    private static String cell(Random random) {
        String cell = CELLS.get(random.nextInt(CELLS.size()));
        return switch (random.nextInt(5)) {
            case 0 -> cell + CELLS.get(random.nextInt(CELLS.size()));
            case 1 -> cell.substring(random.nextInt(cell.length() + 1));
            case 2 -> cell + (char) random.nextInt(0x3000);
            default -> cell;
        };
    }

    /** Replaces the value after some colon, so that the result is mostly still JSON. */
    private static String mutation(Random random) {
        String text = PLANS.get(random.nextInt(PLANS.size()));
        for (int i = random.nextInt(3); i > 0; i--) {
            int colon = text.indexOf("\":", random.nextInt(text.length()));
            if (colon >= 0) {
                int from = colon + 2;
                int to = from < text.length() && text.charAt(from) == '"' ? text.indexOf('"', from + 1) + 1 : from;
                text = text.substring(0, from) + MORSELS.get(random.nextInt(MORSELS.size())) + text.substring(Math.max(from, to));
            }
        }
        return random.nextInt(20) == 0 ? MORSELS.get(random.nextInt(MORSELS.size())) : text;
    }
}
