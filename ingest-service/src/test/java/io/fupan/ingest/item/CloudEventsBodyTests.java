package io.fupan.ingest.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fupan.event.Event;
import io.fupan.event.Money;
import io.fupan.event.deal.DealFact;
import io.fupan.event.json.Families;
import io.fupan.event.reference.ReferenceFact;
import io.fupan.event.topic.Topics;
import io.fupan.ingest.Events;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.service.problem.Problem;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventsBodyTests {

    private static final String SINGLE = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final String JSON = "application/json";
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void acceptsADealEventUnderItsDealWithTheReceiptInIt() {
        Delivery delivery = delivery(SINGLE, Events.won("1C1I7A6R"));

        Recorded accepted = CloudEventsBody.read(delivery).events().getFirst();

        Event<DealFact> event = Families.DEAL.read(accepted.value());
        assertThat(accepted.topic()).isEqualTo(Topics.DEAL_EVENTS);
        assertThat(accepted.key()).isEqualTo("1C1I7A6R");
        assertThat(event.receipt()).isEqualTo(delivery.receipt());
        assertThat(event.recordedAt()).isNull();
        assertThat(event.data()).isEqualTo(new DealFact.Won(Money.of("1054.00", "USD")));
    }

    @Test
    void namesAStatementAfterWhatItSaysNotAfterWhatTheSenderCallsIt() {
        String lying = Events.roster("Anna Snelling").replace("\"data\"", "\"subject\":\"roster:Somebody@always\",\"data\"");

        Recorded accepted = accepted(JSON, lying);

        assertThat(accepted.topic()).isEqualTo(Topics.REFERENCE_EVENTS);
        assertThat(accepted.key()).isEqualTo("roster:Anna Snelling@always");
        Event<ReferenceFact> event = Families.REFERENCE.read(accepted.value());
        assertThat(event.subject()).isEqualTo(accepted.key());
    }

    @Test
    void acceptsAStatementWithoutASubject() {
        assertThat(accepted(JSON, Events.roster("Anna Snelling")).key()).isEqualTo("roster:Anna Snelling@always");
    }

    @ParameterizedTest
    @CsvSource({
        "'', MISSING_FIELD, data.version",
        "',\"version\":null', MISSING_FIELD, data.version",
        "',\"version\":0', INVALID_FIELD, data.version",
        "',\"version\":2', REASON_REQUIRED, data.reason",
        "',\"version\":2,\"reason\":\" \"', REASON_REQUIRED, data.reason"
    })
    void refusesATargetThatDoesNotSayWhichRevisionItIsAndWhy(String more, String reason, String field) {
        Item.Refused refused = refused(target(more));
        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused.field()).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {",\"version\":1", ",\"version\":2,\"reason\":\"a rep left\""})
    void acceptsATargetThatSaysWhichRevisionItIs(String more) {
        assertThat(accepted(JSON, target(more)).key()).isEqualTo("target:bookings:org:2017-Q2");
    }

    @Test
    void keepsTheSendersIdentity() {
        Recorded accepted = accepted(SINGLE, Events.won("A"));
        assertThat(accepted.source() + '#' + accepted.id()).isEqualTo("/crm/acme#won-A");
    }

    @Test
    void refusesOneBadItemAndAcceptsTheOthers() {
        String bad = Events.wonAt("B", "yesterday");

        Contents contents = read(BATCH, Events.batch(Events.won("A"), bad, Events.won("C")));

        assertThat(contents.events()).extracting(Recorded::key).containsExactly("A", "C");
        assertThat(contents.items().get(1)).isInstanceOfSatisfying(Item.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo("INVALID_FIELD");
            assertThat(refused.field()).isEqualTo("time");
            assertThat(refused.id()).isEqualTo("won-B");
            assertThat(refused.type()).isEqualTo("deal.won");
            assertThat(refused.raw()).isEqualTo(bad);
        });
    }

    @Test
    void keepsRefusedItemsExactlyAsTheyCame() {
        String spaced = "{ \"specversion\" : \"1.0\",\t\"name\" : \"复盘 😀\" }";
        List<Item> items = read(BATCH, "[" + spaced + " , " + spaced + ",\"text\" , null,[] ]").items();
        assertThat(items.subList(0, 2)).extracting(item -> ((Item.Refused) item).raw()).containsOnly(spaced);
        assertThat(((Item.Refused) items.get(2)).raw()).isEqualTo("\"text\"");
        assertThat(((Item.Refused) items.get(4)).raw()).isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource({
        "deal.exploded, UNKNOWN_TYPE, type",
        "com.example.some, UNKNOWN_TYPE, type",
        "feedback.customer-answered, WRONG_DOOR, type",
        "deal.stage-changed, MISSING_FIELD, data.stage"
    })
    void refusesWithAReasonAndAField(String type, String reason, String field) {
        Item.Refused refused = refused(Events.event("1", type, "A", "2017-01-01T00:00:00Z", "{}"));
        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused.field()).isEqualTo(field);
    }

    @Test
    void pointsFeedbackToItsOwnDoor() {
        Item.Refused refused = refused(Events.event("1", "feedback.team-answered", "A", "2017-01-01T00:00:00Z", "{}"));
        assertThat(refused.detail()).contains("/api/v1/feedback");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T12:00:01Z, TIME_IN_FUTURE",
        "+999999999-12-31T23:59:59Z, TIME_IN_FUTURE",
        "1899-12-31T23:59:59Z, TIME_OUT_OF_RANGE",
        "-999999999-01-01T00:00:00+18:00, TIME_OUT_OF_RANGE"
    })
    void refusesImpossibleTimes(String time, String reason) {
        assertThat(refused(Events.wonAt("A", time)).reason()).isEqualTo(reason);
    }

    @Test
    void acceptsADayAheadBecauseClocksDiffer() {
        assertThat(read(JSON, Events.wonAt("A", "2026-11-24T12:00:00Z")).events()).hasSize(1);
    }

    @Test
    void refusesNamesThatReadersWouldNotTake() {
        assertThat(refused(Events.roster("x".repeat(600))).reason()).isEqualTo("INVALID_FIELD");
    }

    @Test
    void refusesAnEventThatIsTooLarge() {
        String large = Events.event("1", "deal.won", "A", "2017-01-01T00:00:00Z", "{" + " ".repeat(256 * 1024) + "}");

        Contents contents = read(BATCH, Events.batch(large, Events.won("B")));

        assertThat(contents.events()).extracting(Recorded::key).containsExactly("B");
        assertThat(((Item.Refused) contents.items().getFirst()).reason()).isEqualTo("EVENT_TOO_LARGE");
    }

    @Test
    void doesNotEvenReadASingleEventThatIsTooLarge() {
        Item.Refused refused = refused(Events.won("A") + " ".repeat(256 * 1024));
        assertThat(refused.reason()).isEqualTo("EVENT_TOO_LARGE");
        assertThat(refused.raw()).hasSize(256 * 1024);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "{", "[", "{}}", "[{}", "[{}]]", "{\"a\":1,\"a\":2}", "nul", "{\"a\":NaN}", "{'a':1}", "[{},]", "// c\n{}",
                "{\"n\":1e99999999999}", "{\"n\":11111111111111111111111111111111111111111111111111111111111111111}"
            })
    void refusesMalformedJsonAsAWhole(String body) {
        assertProblem(400, "invalid-json", () -> read(JSON, body));
    }

    @Test
    void refusesADeepBodyAsAWhole() {
        assertProblem(400, "invalid-json", () -> read(JSON, "[".repeat(65) + "]".repeat(65)));
    }

    @Test
    void acceptsNothingOfABatchThatBreaksOff() {
        assertProblem(400, "invalid-json", () -> read(BATCH, "[" + Events.won("A") + ",{"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-32", "ISO-8859-1"})
    void refusesOtherEncodings(String charset) {
        byte[] body = Events.won("Müller").getBytes(Charset.forName(charset));
        assertProblem(400, "invalid-json", () -> CloudEventsBody.read(delivery(JSON, body)));
    }

    @Test
    void refusesAByteOrderMark() {
        assertProblem(400, "invalid-json", () -> read(JSON, "\uFEFF" + Events.won("A")));
    }

    @Test
    void refusesAnEmptyBatch() {
        assertProblem(400, "empty-batch", () -> read(BATCH, " [ ] "));
    }

    @Test
    void acceptsFiveHundredEventsAndNotOneMore() {
        List<String> events = Collections.nCopies(500, Events.won("A"));
        assertThat(read(BATCH, events.toString()).events()).hasSize(500);
        assertProblem(
                413, "too-many-events", () -> read(BATCH, Collections.nCopies(501, Events.won("A")).toString()));
    }

    @ParameterizedTest
    @CsvSource({
        "application/cloudevents+json, []",
        "application/cloudevents-batch+json, {}",
        "application/json, 5",
        "application/json, null"
    })
    void refusesABodyOfAnotherShapeThanItsType(String type, String body) {
        assertProblem(400, "invalid-json", () -> read(type, body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/json;charset=utf-16", "nonsense", ""})
    void refusesOtherContentTypes(String type) {
        assertProblem(415, "unsupported-media-type", () -> read(type, Events.won("A")));
    }

    @Test
    void refusesAMissingContentType() {
        assertProblem(415, "unsupported-media-type", () -> read(null, Events.won("A")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json; charset=utf-8", "APPLICATION/CloudEvents+JSON", "application/cloudevents+json;charset=UTF-8"})
    void readsContentTypesAsTheStandardSays(String type) {
        assertThat(read(type, Events.won("A")).batch()).isFalse();
    }

    @Test
    void takesAnArrayForABatchHoweverShort() {
        assertThat(read(JSON, Events.batch(Events.won("A"))).batch()).isTrue();
    }

    private static void assertProblem(int status, String slug, org.assertj.core.api.ThrowableAssert.ThrowingCallable reading) {
        Problem problem = catchThrowableOfType(Problem.class, reading);
        assertThat(problem).isNotNull();
        assertThat(problem.getStatusCode().value()).isEqualTo(status);
        assertThat(problem.getBody().getType()).hasToString("urn:fupan:problem:" + slug);
    }

    private static String target(String more) {
        String data = "{\"scope\":\"org\",\"period\":\"2017-Q2\",\"metric\":\"bookings\","
                + "\"amount\":{\"amount\":\"5\",\"currency\":\"USD\"}%s}";
        return Events.event("1", "target.set", "t", "2017-01-01T00:00:00Z", data.formatted(more));
    }

    private static Item.Refused refused(String body) {
        return (Item.Refused) read(JSON, body).items().getFirst();
    }

    private static Recorded accepted(String type, String body) {
        return read(type, body).events().getFirst();
    }

    private static Contents read(@Nullable String type, String body) {
        return CloudEventsBody.read(delivery(type, body));
    }

    private static Delivery delivery(@Nullable String type, String body) {
        return delivery(type, body.getBytes(StandardCharsets.UTF_8));
    }

    private static Delivery delivery(@Nullable String type, byte[] body) {
        return new Delivery(NOW, type, Map.<String, String>of()::get, body);
    }
}
