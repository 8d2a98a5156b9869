package io.fupan.event.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fupan.event.Event;
import io.fupan.event.Rejected;
import io.fupan.event.deal.DealFact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventCodecTests {

    private static final String WON =
            """
            {"specversion":"1.0","id":"e1","source":"/crm","type":"deal.won","subject":"D-1",
             "time":"2017-03-01T12:00:00+08:00","data":{"amount":{"amount":"1054","currency":"USD"}}}""";

    @Test
    void keepsTheInstantWhateverTheOffset() {
        assertThat(read(WON).time()).hasToString("2017-03-01T04:00:00Z");
    }

    @Test
    void keepsAFactOfAnUnknownTypeAsItCame() {
        Event<DealFact> event = read(WON.replace("deal.won", "deal.sung-about"));

        assertThat(event.data()).isInstanceOf(DealFact.Unknown.class);
        assertThat(new String(Families.DEAL.write(event), UTF_8)).contains("\"data\":{\"amount\":{\"amount\":\"1054\"");
    }

    @Test
    void ignoresAFieldItDoesNotKnow() {
        Event<DealFact> event = read(WON.replace("\"data\":{", "\"data\":{\"mood\":\"good\","));

        assertThat(event.data()).isInstanceOf(DealFact.Won.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "time":"2017-03-01T12:00:00+08:00" | "time":"2017-03-01"        | INVALID_FIELD | time
                    "id":"e1",                         | ''                         | MISSING_FIELD | id
                    "subject":"D-1",                   | "subject":" ",             | INVALID_FIELD | subject
                    "specversion":"1.0"                | "specversion":"0.3"        | INVALID_FIELD | specversion
                    "amount":"1054"                    | "amount":"a lot"           | INVALID_FIELD | data.amount.amount
                    "amount":"1054"                    | "amount":"1e400"           | INVALID_FIELD | data.amount
                    "currency":"USD"                   | "currency":"dollars"       | INVALID_FIELD | data.amount
                    "amount":"1054",                   | ''                         | INVALID_FIELD | data.amount
                    """)
    void namesTheFieldAtFault(String good, String bad, String reason, String field) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> read(WON.replace(good, bad == null ? "" : bad)))
                .satisfies(rejected -> {
                    assertThat(rejected.reason()).isEqualTo(reason);
                    assertThat(rejected.field()).isEqualTo(field);
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"a":1,"a":2}
                    {"a":NaN}
                    {"a":1} {"b":2}
                    {"a":
                    """)
    void refusesWhatIsNotStrictJson(String text) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> EventCodec.parse(text.getBytes(UTF_8)))
                .satisfies(rejected -> assertThat(rejected.reason()).isEqualTo("INVALID_JSON"));
    }

    @Test
    void refusesJsonDeeperThanTheLimit() {
        String deep = "[".repeat(Json.MAX_DEPTH + 1) + "]".repeat(Json.MAX_DEPTH + 1);

        assertThatExceptionOfType(Rejected.class).isThrownBy(() -> EventCodec.parse(deep.getBytes(UTF_8)));
    }

    @Test
    void requiresComponentsThatAreNotNullable() {
        String noStage = WON.replace("deal.won", "deal.stage-changed");

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> read(noStage))
                .satisfies(rejected -> assertThat(rejected.field()).isEqualTo("data.stage"));
    }

    private static Event<DealFact> read(String json) {
        return Families.DEAL.read(json.getBytes(UTF_8));
    }
}
