package io.fupan.ingest.imports.plan;

import io.fupan.event.Rejected;
import io.fupan.event.json.Json;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;

/**
 * How a file is read.
 *
 * @param source what the file is of, for example the name of a connection; part of the ids of what is read
 * @param target what the rows are: {@code deals}, {@code customers}, {@code activities}, a kind of reference data, or
 *     the type of an event
 * @param fields where each field comes from
 * @param encoding of a CSV file without a byte order mark; UTF-8 if it is left out
 * @param separator of a CSV file; a comma if it is left out
 * @param sheet of a workbook; the first if it is left out
 * @param dateFormat of all columns of dates that choose none for themselves
 * @param zone of times that say none
 * @param decimal the sign before the decimals, {@code .} or {@code ,}
 * @param grouping the sign between thousands, if there is one
 * @param currency of amounts, if no field says it
 * @param stages of deals: what each stage means, {@code open}, {@code won} or {@code lost}
 * @param stageDates of deals: the day a stage was entered
 * @param undatedOn of deals: the day that deals without any day are put on, and marked so
 * @param key columns that tell rows apart; all that are read if it is left out
 */
public record Plan(
        String source,
        String target,
        Map<String, FieldPlan> fields,
        @Nullable String encoding,
        @Nullable String separator,
        @Nullable String sheet,
        @Nullable String dateFormat,
        @Nullable String zone,
        @Nullable String decimal,
        @Nullable String grouping,
        @Nullable String currency,
        @Nullable Map<String, String> stages,
        @Nullable Map<String, FieldPlan> stageDates,
        @Nullable LocalDate undatedOn,
        @Nullable List<String> key) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final List<String> CATEGORIES = List.of("open", "won", "lost");

    /** Checks what can be checked without the file. */
    public Plan {
        require(source != null && NAME.matcher(source).matches(), "source has 1 to 64 letters, digits, '-' and '_'");
        require(target != null && !target.isBlank(), "target says what the rows are, for example deals");
        require(fields != null && !fields.isEmpty(), "fields says where each field comes from");
        fields = Map.copyOf(fields);
        stages = stages == null ? null : Map.copyOf(stages);
        stageDates = stageDates == null ? null : Map.copyOf(stageDates);
        key = key == null ? null : List.copyOf(key);
        require(stages == null || CATEGORIES.containsAll(stages.values()), "a stage is open, won or lost");
        require(decimal == null || decimal.equals(".") || decimal.equals(","), "decimal is '.' or ','");
        require(grouping == null || List.of(".", ",", " ", "'").contains(grouping), "grouping is one of . , ' and space");
        require(grouping == null || decimal != null && !grouping.equals(decimal), "grouping needs another sign as decimal");
        require(currency == null || currency.matches("[A-Z]{3}"), "currency is a three-letter ISO 4217 code");
        require(zone == null || isZone(zone), "zone is a time zone such as Asia/Shanghai");
    }

    /**
     * Reads a plan.
     *
     * @throws Rejected that names what is wrong
     */
    public static Plan read(JsonNode json) {
        try {
            Plan plan = Json.mapper()
                    .readerFor(Plan.class)
                    .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(json);
            if (plan == null) {
                throw new Rejected("INVALID_PLAN", "plan", "expected a JSON object");
            }
            return plan;
        } catch (DatabindException e) {
            String path = e.getPath().stream()
                    .map(step -> step.getPropertyName() == null ? "" : '.' + step.getPropertyName())
                    .collect(Collectors.joining("", "plan", ""));
            String why = e.getCause() instanceof IllegalArgumentException broken
                    ? String.valueOf(broken.getMessage())
                    : "it does not have the shape of a plan";
            throw new Rejected("INVALID_PLAN", path, why);
        } catch (JacksonException e) {
            throw new Rejected("INVALID_PLAN", "plan", "expected a JSON object");
        }
    }

    /** The zone of times that say none. */
    public ZoneId zoneOr(ZoneId other) {
        return zone == null ? other : ZoneId.of(zone);
    }

    private static boolean isZone(String zone) {
        try {
            ZoneId.of(zone);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
