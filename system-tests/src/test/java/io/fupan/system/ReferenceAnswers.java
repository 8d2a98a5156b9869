package io.fupan.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.json.EventCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import tools.jackson.databind.JsonNode;

/** The answers another engine gave for the demonstration's data; what a metric covers must be equal to the last digit. */
final class ReferenceAnswers {

    private static final JsonNode ANSWERS = read();

    /** How each answer is asked for: metric, then parameters. */
    private static final Map<String, String[]> QUESTIONS = Map.ofEntries(
            Map.entry("won", new String[] {"dealsWon"}),
            Map.entry("lost", new String[] {"dealsLost"}),
            Map.entry("won_revenue", new String[] {"bookings"}),
            Map.entry("revenue", new String[] {"bookings"}),
            Map.entry("opportunities", new String[] {"dealsCreated"}),
            Map.entry("engaging", new String[] {"dealsOpen", "stage", "Engaging"}),
            Map.entry("prospecting", new String[] {"dealsOpen", "stage", "Prospecting"}),
            Map.entry("open_engaging_list_value", new String[] {"openPipeline", "stage", "Engaging"}),
            Map.entry("avg_won_deal", new String[] {"averageDealSize"}),
            Map.entry("median_won_deal", new String[] {"medianDealSize"}),
            Map.entry("win_rate_count", new String[] {"winRate"}),
            Map.entry("win_rate_list_value", new String[] {"winRateValue", "variant", "asCreated"}),
            Map.entry("cycle_days_mean", new String[] {"salesCycle", "variant", "closed", "statistic", "mean"}),
            Map.entry("cycle_days_median", new String[] {"salesCycle", "variant", "closed"}),
            Map.entry("cycle_days_mean_closed", new String[] {"salesCycle", "variant", "closed", "statistic", "mean"}),
            Map.entry("cycle_days_median_closed", new String[] {"salesCycle", "variant", "closed"}),
            Map.entry("cycle_days_mean_won", new String[] {"salesCycle", "variant", "won", "statistic", "mean"}),
            Map.entry("cycle_days_median_won", new String[] {"salesCycle", "variant", "won"}),
            Map.entry("cycle_days_mean_lost", new String[] {"salesCycle", "variant", "lost", "statistic", "mean"}),
            Map.entry("cycle_days_median_lost", new String[] {"salesCycle", "variant", "lost"}));

    private final Api api;

    ReferenceAnswers(Api api) {
        this.api = api;
    }

    /** Compares everything that a metric covers, and says each number that differs. */
    void assertEqual() {
        SoftAssertions softly = new SoftAssertions();
        compare(softly, ANSWERS.get("headline"), "scope", "org");
        ANSWERS.get("by_quarter").forEach(row ->
                compare(softly, row, "period", row.get("quarter").asString()));
        ANSWERS.get("by_office").forEachEntry((name, row) -> compare(softly, row, "scope", "office:" + name));
        ANSWERS.get("by_product").forEachEntry((name, row) -> compare(softly, row, "scope", "product:" + name));
        ANSWERS.get("by_month_revenue").forEachEntry((month, revenue) ->
                compare(softly, "revenue", revenue, "period", month));
        ANSWERS.get("by_manager_revenue").forEachEntry((name, revenue) ->
                compare(softly, "revenue", revenue, "scope", "team:" + name));
        softly.assertAll();
    }

    private void compare(SoftAssertions softly, JsonNode row, String parameter, String argument) {
        int compared = 0;
        for (Map.Entry<String, JsonNode> answer : row.properties()) {
            if (QUESTIONS.containsKey(answer.getKey())) {
                compare(softly, answer.getKey(), answer.getValue(), parameter, argument);
                compared++;
            }
        }
        assertThat(compared).as("answers compared for %s", argument).isGreaterThan(7);
    }

    private void compare(SoftAssertions softly, String name, JsonNode expected, String parameter, String argument) {
        String[] question = QUESTIONS.get(name);
        String[] parameters = new String[question.length + 1];
        System.arraycopy(question, 1, parameters, 0, question.length - 1);
        parameters[question.length - 1] = parameter;
        parameters[question.length] = argument;
        JsonNode value = api.metric(question[0], parameters);
        BigDecimal number = expected.decimalValue();
        JsonNode precise = value.has("exact") ? value.get("exact") : value.get("value");
        if (precise.isNull()) {
            softly.fail("%s of %s=%s: expected %s, but there is no value".formatted(name, parameter, argument, number));
            return;
        }
        softly.assertThat(new BigDecimal(precise.asString()).setScale(Math.max(0, number.scale()), RoundingMode.HALF_UP))
                .as("%s of %s=%s", name, parameter, argument)
                .isEqualByComparingTo(number);
    }

    private static JsonNode read() {
        try {
            return EventCodec.parse(Files.readAllBytes(
                    Path.of("../metric-model/src/test/resources/crm-sales-opportunities/reference_dev.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
