package io.fupan.event.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fupan.event.Event;
import io.fupan.event.Rejected;
import io.fupan.event.deal.DealFact;
import io.fupan.event.reference.ReferenceFact;
import java.math.BigDecimal;
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
    void refusesJsonOfMorePartsThanTheLimit() {
        // Two brackets of the list and two of each object.
        String most = "[" + "{},".repeat(Json.MAX_TOKENS / 2 - 2) + "{}]";
        String more = most.replaceFirst("\\[", "[{},");

        assertThat(EventCodec.parse(most.getBytes(UTF_8)).size()).isEqualTo(Json.MAX_TOKENS / 2 - 1);
        assertThatExceptionOfType(Rejected.class).isThrownBy(() -> EventCodec.parse(more.getBytes(UTF_8)));
    }

    @Test
    void requiresComponentsThatAreNotNullable() {
        String noStage = WON.replace("deal.won", "deal.stage-changed");

        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> read(noStage))
                .satisfies(rejected -> assertThat(rejected.field()).isEqualTo("data.stage"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    target.set         | {"scope":"org","period":"2017","metric":"m"}                                   | INVALID_FIELD | data
                    target.set         | {"scope":"org","period":"2017","metric":"m","count":"1","amount":{"amount":"1","currency":"USD"}} | INVALID_FIELD | data
                    quota-ramp.set     | {"rep":"Ann","from":"2017-01-01","share":"1.01"}                               | INVALID_FIELD | data
                    quota-ramp.set     | {"rep":"Ann","from":"2017-01-01"}                                              | MISSING_FIELD | data.share
                    fx-rate.set        | {"currency":"EUR","base":"EUR","date":"2017-01-01","rate":"1"}                 | INVALID_FIELD | data
                    fx-rate.set        | {"currency":"EUR","base":"USD","date":"2017-01-01","rate":"0"}                 | INVALID_FIELD | data
                    calendar.defined   | {"calendar":"c","version":1,"kind":"lunar"}                                    | INVALID_FIELD | data
                    calendar.defined   | {"calendar":"c","version":1,"kind":"gregorian","start":"2017-01-02","startYear":2017} | INVALID_FIELD | data
                    calendar.defined   | {"calendar":"c","version":1,"kind":"custom","periods":[{"name":"a","from":"2017-01-01","to":"2017-01-31"},{"name":"b","from":"2017-02-02","to":"2017-02-28"}]} | INVALID_FIELD | data
                    calendar.defined   | {"calendar":"c","version":1,"kind":"custom","periods":[{"from":"2017-01-01","to":"2017-01-31"}]} | MISSING_FIELD | data.periods.0.name
                    market-signal.noted | {"signal":"s","on":"2017-01-01","topic":"price","text":"t","url":"javascript:alert(1)"} | INVALID_FIELD | data
                    forecast.submitted | {"scope":"org","period":"2017","metric":"m","category":"hope","submittedOn":"2017-01-01","by":"Ann","count":"1"} | INVALID_FIELD | data
                    """)
    void refusesAStatementThatCannotBeTrue(String type, String data, String reason, String field) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> Families.REFERENCE.bind(type, EventCodec.parse(data.getBytes(UTF_8))))
                .satisfies(rejected -> {
                    assertThat(rejected.reason()).isEqualTo(reason);
                    assertThat(rejected.field()).isEqualTo(field);
                });
    }

    @Test
    void letsARevisionReplaceOnlyWhatItKnewOf() {
        ReferenceFact first = target(1);

        assertThat(target(2).replaces(first)).isTrue();
        assertThat(target(1).replaces(first)).isFalse();
        assertThat(target(null).replaces(first)).isTrue();
    }

    private static ReferenceFact target(Integer version) {
        return new ReferenceFact.TargetSet("org", "2017-Q2", "dealsCreated", null, "plan", BigDecimal.TEN, version);
    }

    private static Event<DealFact> read(String json) {
        return Families.DEAL.read(json.getBytes(UTF_8));
    }
}
