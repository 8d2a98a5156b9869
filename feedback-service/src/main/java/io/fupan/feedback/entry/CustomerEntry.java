package io.fupan.feedback.entry;

import io.fupan.event.Event;
import io.fupan.event.Rejected;
import io.fupan.event.feedback.FeedbackFact;
import io.fupan.event.json.Families;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** A customer's answer: NPS from 0 to 10, or CSAT from 1 to its scale. */
@Component
final class CustomerEntry implements Entry {

    private static final int NPS_SCALE = 10;
    private static final int SMALLEST_CSAT_SCALE = 2;
    private static final int LARGEST_CSAT_SCALE = 10;

    private final Clock clock;

    CustomerEntry(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "customer";
    }

    @Override
    public Event<FeedbackFact> read(JsonNode answer) {
        Fields fields = new Fields(answer);
        String id = fields.name("id");
        String respondent = fields.name("respondent");
        FeedbackFact.CustomerAnswered fact = fact(fields);
        return new Event<>(
                id,
                SOURCE,
                Families.FEEDBACK.typeOf(FeedbackFact.CustomerAnswered.class),
                respondent,
                fields.instant("answeredAt", clock.instant().plus(Duration.ofDays(1))),
                null,
                null,
                null,
                fields.provenance(),
                fact);
    }

    private static FeedbackFact.CustomerAnswered fact(Fields fields) {
        String instrument = fields.name("instrument");
        boolean nps = instrument.equals("nps");
        if (!nps && !instrument.equals("csat")) {
            throw new Rejected(
                    "INVALID_FIELD", "instrument", "expected nps or csat in 'instrument', but received " + instrument);
        }
        int scale = nps
                ? fields.integer("scale", NPS_SCALE, NPS_SCALE)
                : fields.integer("scale", SMALLEST_CSAT_SCALE, LARGEST_CSAT_SCALE);
        return new FeedbackFact.CustomerAnswered(
                instrument,
                fields.integer("score", nps ? 0 : 1, scale),
                scale,
                fields.optionalName("account"),
                fields.optionalName("deal"),
                fields.optionalText("text", Fields.MAX_TEXT));
    }
}
