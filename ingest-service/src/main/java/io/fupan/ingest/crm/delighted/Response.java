package io.fupan.ingest.crm.delighted;

import static io.fupan.ingest.said.Items.accepted;

import io.fupan.event.feedback.FeedbackFact;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.item.Item;
import io.fupan.ingest.said.CustomerAnswer;
import io.fupan.ingest.said.Facts;
import io.fupan.ingest.said.Said;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A response to a survey. It comes once with the score and again, with the comment, when it was completed: the same
 * answer in a later revision.
 */
final class Response {

    private static final int CSAT_SCALE = 5;

    private Response() {}

    static Item in(Delivery delivery, Facts facts) {
        Said body = Said.in(delivery);
        return switch (body.text("event_type")) {
            case "survey_response.created", "survey_response.updated" -> read(body.object("event_data"), facts);
            default -> new Item.Ignored("UNKNOWN_TYPE");
        };
    }

    private static Item read(Said response, Facts facts) {
        if (!response.has("score")) {
            return new Item.Ignored("NO_SCORE");
        }
        FeedbackFact answer = answer(response, facts);
        if (answer == null) {
            return new Item.Ignored("OTHER_INSTRUMENT");
        }
        String id = response.text("id");
        Instant answered = response.epochSeconds("created_at");
        Instant updated = response.optionalEpochSeconds("updated_at");
        return accepted(facts.feedback(
                "response/" + id,
                facts.own(respondent(response, id)),
                answered,
                "%020d".formatted((updated == null ? answered : updated).toEpochMilli()),
                answer));
    }

    private static @Nullable FeedbackFact answer(Said response, Facts facts) {
        long score = response.integer("score");
        String account = property(response, facts.setting("account-property", "account"));
        String named = account == null ? null : facts.accountCalled(account);
        String deal = property(response, facts.setting("deal-property", "deal"));
        String text = response.optionalText("comment", CustomerAnswer.MAX_TEXT);
        String kind = response.optionalText("survey_type");
        return switch (kind == null ? "nps" : kind) {
            case "nps" -> CustomerAnswer.nps(score, named, deal, text);
            case "csat" -> CustomerAnswer.csat(score, CSAT_SCALE, named, deal, text);
            default -> null;
        };
    }

    private static String respondent(Said response, String id) {
        Said person = response.optionalObject("person");
        String known = person == null ? null : person.optionalText("id");
        return known == null ? id : known;
    }

    private static @Nullable String property(Said response, String name) {
        Said properties = response.optionalObject("person_properties");
        return properties == null ? null : properties.optionalText(name);
    }
}
