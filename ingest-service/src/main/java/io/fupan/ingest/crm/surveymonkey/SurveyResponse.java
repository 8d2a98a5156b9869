package io.fupan.ingest.crm.surveymonkey;

import static io.fupan.ingest.said.Items.accepted;

import io.fupan.event.Rejected;
import io.fupan.event.feedback.FeedbackFact;
import io.fupan.ingest.body.JsonObject;
import io.fupan.ingest.item.Item;
import io.fupan.ingest.said.CustomerAnswer;
import io.fupan.ingest.said.Facts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A response as the API gives it, with the texts of its answers. The connection's settings name the questions. */
record SurveyResponse(JsonObject response, Facts facts) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");
    private static final Pattern SETTING = Pattern.compile("[0-9]{1,2}");

    List<Item> items() {
        List<Item> items = new ArrayList<>();
        Long nps = score(facts.setting("nps-question", ""));
        if (nps != null) {
            items.add(answered("nps", CustomerAnswer.nps(nps, account(), deal(), text())));
        }
        Long csat = score(facts.setting("csat-question", ""));
        if (csat != null) {
            items.add(answered("csat", CustomerAnswer.csat(csat, scale(), account(), deal(), text())));
        }
        return items.isEmpty() ? List.of(new Item.Ignored("NO_SCORE")) : items;
    }

    private Item answered(String instrument, FeedbackFact answer) {
        String id = response.require("id");
        Instant created = response.requireTime("date_created");
        Instant modified = response.time("date_modified").orNull();
        String respondent = variable("respondent-variable", "respondent");
        return accepted(facts.feedback(
                "response/%s/%s".formatted(id, instrument),
                facts.own(respondent == null ? id : respondent),
                created,
                "%020d".formatted((modified == null ? created : modified).toEpochMilli()),
                answer));
    }

    private @Nullable Long score(String question) {
        String text = answer(question);
        Matcher number = NUMBER.matcher(text == null ? "" : text);
        return number.find() ? Long.valueOf(number.group()) : null;
    }

    private @Nullable String text() {
        String text = answer(facts.setting("text-question", ""));
        return text == null || text.length() <= CustomerAnswer.MAX_TEXT ? text : text.substring(0, CustomerAnswer.MAX_TEXT);
    }

    private int scale() {
        String scale = facts.setting("csat-scale", "5");
        if (!SETTING.matcher(scale).matches()) {
            throw new Rejected("INVALID_SETTING", "csat-scale", "expected a number in the setting 'csat-scale'");
        }
        return Integer.parseInt(scale);
    }

    private @Nullable String account() {
        String account = variable("account-variable", "account");
        return account == null ? null : facts.accountCalled(account);
    }

    private @Nullable String deal() {
        return variable("deal-variable", "deal");
    }

    private @Nullable String variable(String setting, String otherwise) {
        JsonObject variables = response.object("custom_variables");
        return variables == null ? null : variables.text(facts.setting(setting, otherwise));
    }

    private @Nullable String answer(String question) {
        for (JsonNode page : response.array("pages")) {
            for (JsonNode asked : JsonObject.of(page).array("questions")) {
                JsonObject each = JsonObject.of(asked);
                List<JsonNode> answers = each.array("answers");
                if (question.equals(each.text("id")) && !answers.isEmpty()) {
                    JsonObject first = JsonObject.of(answers.getFirst());
                    return first.said("simple_text", "text").orNull();
                }
            }
        }
        return null;
    }
}
