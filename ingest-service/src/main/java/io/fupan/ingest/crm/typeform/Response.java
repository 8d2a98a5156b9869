package io.fupan.ingest.crm.typeform;

import static io.fupan.ingest.said.Items.accepted;
import static io.fupan.ingest.said.Items.orRefused;

import io.fupan.event.Rejected;
import io.fupan.event.feedback.FeedbackFact;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.item.Item;
import io.fupan.ingest.said.CustomerAnswer;
import io.fupan.ingest.said.Facts;
import io.fupan.ingest.said.Said;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One filled-in form. Which questions are meant is told by their references, or by the connection's settings; who
 * answers, for which account and about which deal by hidden fields.
 */
record Response(Said form, Map<String, Said> answers, @Nullable Said hidden, Facts facts) {

    private static final String DEFAULT_SCALE = "5";

    static List<Item> in(Delivery delivery, Facts facts) {
        Said body = Said.in(delivery);
        if (!body.text("event_type").equals("form_response")) {
            return List.of(new Item.Ignored("UNKNOWN_TYPE"));
        }
        Said form = body.object("form_response");
        return new Response(form, answers(form), form.optionalObject("hidden"), facts).items();
    }

    private List<Item> items() {
        List<Item> items = new ArrayList<>();
        Said nps = answers.get(facts.setting("nps-field", "nps"));
        if (nps != null) {
            items.add(orRefused(form, () -> answered("nps", CustomerAnswer.nps(score(nps), account(), deal(), text()))));
        }
        Said csat = answers.get(facts.setting("csat-field", "csat"));
        if (csat != null) {
            items.add(orRefused(
                    form, () -> answered("csat", CustomerAnswer.csat(score(csat), scale(), account(), deal(), text()))));
        }
        return items.isEmpty() ? List.of(new Item.Ignored("NO_SCORE")) : items;
    }

    private Item answered(String instrument, FeedbackFact answer) {
        String token = form.text("token");
        String respondent = hidden("respondent-field", "respondent");
        Instant submitted = form.instant("submitted_at");
        return accepted(facts.feedback(
                "response/%s/%s".formatted(token, instrument),
                facts.own(respondent == null ? token : respondent),
                submitted,
                null,
                answer));
    }

    private static long score(Said answer) {
        return answer.integer("number");
    }

    private int scale() {
        String scale = facts.setting("csat-scale", DEFAULT_SCALE);
        if (!scale.matches("[0-9]{1,2}")) {
            throw new Rejected("INVALID_SETTING", "csat-scale", "expected a number in the setting 'csat-scale'");
        }
        return Integer.parseInt(scale);
    }

    private @Nullable String account() {
        String account = hidden("account-field", "account");
        return account == null ? null : facts.accountCalled(account);
    }

    private @Nullable String deal() {
        String deal = hidden("deal-field", "deal");
        String connection = facts.setting("deal-connection", "");
        return deal == null || connection.isEmpty() ? deal : connection + ':' + deal;
    }

    private @Nullable String text() {
        Said comment = answers.get(facts.setting("text-field", "comment"));
        return comment == null ? null : comment.optionalText("text", CustomerAnswer.MAX_TEXT);
    }

    private @Nullable String hidden(String setting, String otherwise) {
        return hidden == null ? null : hidden.optionalText(facts.setting(setting, otherwise));
    }

    /** By the question's id and by its reference, which older answers leave to the definition. */
    private static Map<String, Said> answers(Said form) {
        Map<String, String> references = new HashMap<>();
        Said definition = form.optionalObject("definition");
        for (Said field : definition == null ? List.<Said>of() : definition.objects("fields")) {
            references.put(field.text("id"), String.valueOf(field.optionalText("ref")));
        }
        Map<String, Said> answers = new HashMap<>();
        for (Said answer : form.objects("answers")) {
            Said field = answer.object("field");
            String id = field.text("id");
            String reference = field.optionalText("ref");
            answers.put(reference == null ? references.getOrDefault(id, id) : reference, answer);
            answers.put(id, answer);
        }
        return answers;
    }
}
