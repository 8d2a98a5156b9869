package io.fupan.feedback.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fupan.event.Event;
import io.fupan.event.Rejected;
import io.fupan.event.feedback.FeedbackFact;
import io.fupan.event.json.EventCodec;
import io.fupan.event.json.Families;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class EntriesTests {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2017-06-30T12:00:00Z"), ZoneOffset.UTC);
    private final CustomerEntry customer = new CustomerEntry(CLOCK);
    private final TeamEntry team = new TeamEntry(CLOCK);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            id         |                        | MISSING_FIELD
            id         | "  "                   | MISSING_FIELD
            id         | 7                      | INVALID_FIELD
            respondent | null                   | MISSING_FIELD
            instrument |                        | MISSING_FIELD
            instrument | "ces"                  | INVALID_FIELD
            score      |                        | MISSING_FIELD
            score      | -1                     | OUT_OF_RANGE
            score      | 11                     | OUT_OF_RANGE
            score      | 9.5                    | INVALID_FIELD
            score      | "9"                    | INVALID_FIELD
            score      | 99999999999            | INVALID_FIELD
            scale      | 5                      | OUT_OF_RANGE
            scale      |                        | MISSING_FIELD
            account    | ["Acme"]               | INVALID_FIELD
            answeredAt | "2017-06-01"           | INVALID_FIELD
            answeredAt | "2017-07-01T12:00:01Z" | IN_FUTURE
            provenance | "guessed"              | INVALID_FIELD
            """)
    void refusesCustomerAnswersNamingTheField(String field, String value, String reason) {
        Rejected refusal = catchThrowableOfType(Rejected.class, () -> customer.read(with(nps(), field, value)));

        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.field()).isEqualTo(field);
        assertThat(refusal.detail()).contains(field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            survey     |                        | MISSING_FIELD
            team       |                        | MISSING_FIELD
            score      | 0                      | OUT_OF_RANGE
            score      | 6                      | OUT_OF_RANGE
            answeredOn |                        | MISSING_FIELD
            answeredOn | "2017-06-01T10:00:00Z" | INVALID_FIELD
            answeredOn | "2017-02-30"           | INVALID_FIELD
            answeredOn | "2017-07-02"           | IN_FUTURE
            """)
    void refusesTeamAnswersNamingTheField(String field, String value, String reason) {
        Rejected refusal = catchThrowableOfType(Rejected.class, () -> team.read(with(pulse(), field, value)));

        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.field()).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource({"0, 5, false", "1, 5, true", "5, 5, true", "6, 5, false", "1, 1, false", "2, 2, true", "10, 10, true", "11, 11, false"})
    void takesCsatFromOneToItsScale(int score, int scale, boolean valid) {
        ObjectNode answer = nps().put("instrument", "csat").put("score", score).put("scale", scale);

        Throwable refusal = catchThrowableOfType(Rejected.class, () -> customer.read(answer));

        assertThat(refusal == null).isEqualTo(valid);
    }

    @ParameterizedTest
    @CsvSource({"4000, true", "4001, false"})
    void limitsTexts(int length, boolean valid) {
        ObjectNode answer = nps().put("text", "x".repeat(length));

        Rejected refusal = catchThrowableOfType(Rejected.class, () -> customer.read(answer));

        assertThat(refusal == null).isEqualTo(valid);
        assertThat(refusal == null ? "TOO_LONG" : refusal.reason()).isEqualTo("TOO_LONG");
    }

    @Test
    void makesTheEventOfACustomersAnswer() {
        Event<FeedbackFact> event = customer.read(nps().put("provenance", "invented"));

        assertThat(event.identity()).isEqualTo("/feedback#r-1");
        assertThat(event.type()).isEqualTo("feedback.customer-answered");
        assertThat(event.subject()).isEqualTo("c-7");
        assertThat(event.time()).isEqualTo("2017-06-01T08:00:00Z");
        assertThat(event.provenance()).isEqualTo("invented");
        assertThat(event.data())
                .isEqualTo(new FeedbackFact.CustomerAnswered("nps", 9, 10, "Acme", "d-1", "Fast answers"));
    }

    @Test
    void keepsNothingOfTheSenderOfATeamAnswer() {
        ObjectNode answer = pulse().put("id", "anna@example.org").put("name", "Anna").put("ip", "10.1.2.3");

        Event<FeedbackFact> event = team.read(answer);

        String stored = new String(Families.FEEDBACK.write(event), StandardCharsets.UTF_8);
        assertThat(stored).doesNotContainIgnoringCase("anna").doesNotContain("10.1.2.3", "recordedat", "receipt");
        assertThat(event.time()).isEqualTo("2017-06-01T00:00:00Z");
        assertThat(event.subject()).isEqualTo("pulse-2017-Q2");
        assertThat(event.id()).matches("[0-9a-f]{64}");
    }

    @Test
    void recognisesATeamAnswerSentAgainInOneSurveyOnly() {
        ObjectNode answer = pulse().put("id", "k3Zp");

        String id = team.read(answer).id();

        assertThat(team.read(pulse().put("id", "k3Zp")).id()).isEqualTo(id);
        assertThat(team.read(pulse().put("id", "k3Zp").put("survey", "pulse-2017-Q3")).id()).isNotEqualTo(id);
        assertThat(team.read(pulse()).id()).isNotEqualTo(team.read(pulse()).id());
    }

    private static ObjectNode nps() {
        return json("""
                {"id": "r-1", "respondent": "c-7", "instrument": "nps", "score": 9, "scale": 10, "account": "Acme",
                 "deal": "d-1", "text": "Fast answers", "answeredAt": "2017-06-01T10:00:00+02:00"}""");
    }

    private static ObjectNode pulse() {
        return json("""
                {"survey": "pulse-2017-Q2", "team": "Rocco Neubert", "score": 2, "theme": "quote approval",
                 "text": "Takes a week", "answeredOn": "2017-06-01"}""");
    }

    private static ObjectNode with(ObjectNode answer, String field, String value) {
        if (value == null) {
            answer.remove(field);
        } else {
            answer.set(field, EventCodec.parse(value.getBytes(StandardCharsets.UTF_8)));
        }
        return answer;
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) EventCodec.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
