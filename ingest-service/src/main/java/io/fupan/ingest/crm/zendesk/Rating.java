package io.fupan.ingest.crm.zendesk;

import static io.fupan.ingest.said.Items.accepted;

import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.item.Item;
import io.fupan.ingest.said.CustomerAnswer;
import io.fupan.ingest.said.Facts;
import io.fupan.ingest.said.Said;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The rating of a ticket, good or bad. A ticket has one rating, which the customer may change. */
final class Rating {

    private static final String TYPE = "zen:event-type:ticket.csat_received";
    private static final int SCALE = 2;

    private Rating() {}

    static Item in(Delivery delivery, Facts facts) {
        Said body = Said.in(delivery);
        if (!body.text("type").equals(TYPE)) {
            return new Item.Ignored("UNKNOWN_TYPE");
        }
        Said rating = body.object("event").object("satisfaction_score");
        Integer score = score(rating);
        if (score == null) {
            return new Item.Ignored("NO_SCORE");
        }
        Said ticket = body.object("detail");
        Instant time = body.instant("time");
        return accepted(facts.feedback(
                "ticket/%s/rating".formatted(ticket.text("id")),
                facts.own(respondent(ticket)),
                time,
                "%012d%09d".formatted(time.getEpochSecond(), time.getNano()),
                CustomerAnswer.csat(
                        score, SCALE, account(ticket, facts), null, rating.optionalText("comment", CustomerAnswer.MAX_TEXT))));
    }

    private static @Nullable Integer score(Said rating) {
        return switch (rating.text("score").toUpperCase(Locale.ROOT)) {
            case "BAD" -> 1;
            case "GOOD" -> SCALE;
            case "OFFERED", "UNOFFERED" -> null;
            default -> throw rating.invalid("score", "GOOD or BAD");
        };
    }

    private static String respondent(Said ticket) {
        String requester = ticket.optionalText("requester_id");
        return requester == null ? "ticket/" + ticket.text("id") : requester;
    }

    private static @Nullable String account(Said ticket, Facts facts) {
        String organization = ticket.optionalText("organization_id");
        return organization == null ? null : facts.account(organization);
    }
}
