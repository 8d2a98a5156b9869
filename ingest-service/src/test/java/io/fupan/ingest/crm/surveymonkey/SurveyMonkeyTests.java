package io.fupan.ingest.crm.surveymonkey;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.crm.CrmAdapter;
import io.fupan.ingest.crm.Mapping;
import io.fupan.ingest.golden.Forgery;
import io.fupan.ingest.golden.Links;
import io.fupan.ingest.golden.SampleTests;
import io.fupan.ingest.golden.Sent;
import io.fupan.ingest.golden.SharedSamples;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.item.Item;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurveyMonkeyTests implements SampleTests {

    private static final String SYSTEM = "surveymonkey";
    private static final Instant LATER = Instant.parse("2025-09-01T00:00:00Z");
    private static final Connection LINK =
            Links.with(Links.of(SYSTEM, "s3cret"), Links.accounts(Map.of()));

    @Override
    public String system() {
        return SYSTEM;
    }

    @Override
    public Contents read(String name, byte[] body) {
        return read(LINK, body);
    }

    @Override
    public List<String> unreadable() {
        return Stream.concat(SampleTests.super.unreadable().stream(), Stream.of("[]")).toList();
    }

    @Override
    public void checkDamaged(Contents contents) {
        assertThat(contents.items()).isNotEmpty();
    }

    /** Computed apart, after the scheme; the vendor publishes no such value. */
    @Test
    void countsEveryBit() {
        Sent sent = Sent.json(
                        LATER,
                        "{\"name\":\"hook\",\"event_type\":\"response_completed\",\"object_type\":\"response\","
                                + "\"object_id\":\"123456\"}")
                .with(SurveyMonkey.SIGNATURE, "4vBysZJUBmnvwDF2v+AyQIsnPrs=");
        Forgery.assertEveryBitCounts(secret -> knowing(secret), "my-client-id&my-client-secret", sent);
        Forgery.assertVerified(knowing("newer&secret", "my-client-id&my-client-secret"), sent);
        Forgery.assertRefused(knowing(), sent, "invalid-signature");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "surveymonkey/response_completed_2016_docs.json",
                "surveymonkey/response_completed_prismatic_example.json"
            })
    void readsSharedSamples(String path) {
        assertThat(read(LINK, SharedSamples.read(path)).items()).singleElement().isInstanceOf(Item.Thin.class);
    }

    @Test
    void readsTheResponseThatWasAskedFor() {
        Connection link = Links.with(
                Links.with(Links.with(Links.of(SYSTEM), "nps-question", "901"), "csat-question", "902"),
                "text-question",
                "903");
        Contents contents = response(link, "9", "2025-06-01T10:02:00+00:00");
        assertThat(contents.events()).hasSize(2);
        assertThat(new String(contents.events().getFirst().value(), StandardCharsets.UTF_8))
                .contains(
                        "\"id\":\"response/7001/nps\"",
                        "\"subject\":\"acme:p-9\"",
                        "\"time\":\"2025-06-01T10:00:00Z\"",
                        "\"sequence\":\"00000001748772120000\"",
                        "\"score\":9",
                        "\"deal\":\"pipe:481\"",
                        "\"text\":\"Fine.\"");
        assertThat(new String(contents.events().getLast().value(), StandardCharsets.UTF_8))
                .contains("\"csat\"", "\"score\":4", "\"scale\":5");
    }

    @Test
    void keepsAResponseItCannotRead() {
        Connection link = Links.with(Links.of(SYSTEM), "nps-question", "901");
        assertThat(response(link, "11", "2025-06-01T10:02:00+00:00").items())
                .singleElement()
                .isInstanceOf(Item.Refused.class);
        assertThat(response(link, "9", "yesterday").items()).singleElement().isInstanceOf(Item.Refused.class);
        assertThat(response(link, "none", "2025-06-01T10:02:00+00:00").items())
                .containsExactly(new Item.Ignored("NO_SCORE"));
    }

    @Test
    void answersAsSurveyMonkeyExpects() {
        assertThat(knowing("a&b").answer(Sent.json(LATER, "{}").delivery()))
                .satisfies(answer -> assertThat(answer.status()).isEqualTo(200));
    }

    @Test
    void answersWhoLooksWhetherItIsThere() {
        assertThat(knowing("a&b").ping()).satisfies(answer -> assertThat(answer.status()).isEqualTo(200));
    }

    @Test
    void asksForResponsesOnlyWithAToken() {
        assertThat(knowing("a&b").records()).isNull();
        Connection link = new Connection(
                "acme", SYSTEM, List.of("a&b"), Map.of("token", "t"), Map.of(), Mapping.NONE);
        assertThat(adapter(link).records()).isNotNull();
        assertThat(Notice.isAskable("surveys/511")).isTrue();
        assertThat(Notice.isAskable("surveys/unknown")).isFalse();
        assertThat(Notice.isAskable("surveys/5/../../users")).isFalse();
    }

    private static Contents response(Connection link, String score, String modified) {
        String json = """
                {"id":"7001","survey_id":"511","date_created":"2025-06-01T10:00:00+00:00","date_modified":"%s",
                 "custom_variables":{"respondent":"p-9","deal":"pipe:481"},
                 "pages":[{"id":"1","questions":[
                   {"id":"901","answers":[{"choice_id":"1","row_id":"2","simple_text":"%s","choice_metadata":{"weight":"100"}}]},
                   {"id":"902","answers":[{"choice_id":"1","simple_text":"4 - good"}]}]},
                  {"id":"2","questions":[{"id":"903","answers":[{"text":"Fine.","simple_text":"Fine."}]},{"id":"904"}]}]}"""
                .formatted(modified, score);
        return adapter(link).readRecord(new Item.Thin("surveys/511", "7001", LATER, "{}"), json, LATER, "receipt");
    }

    private static Contents read(Connection link, byte[] body) {
        return adapter(link).read(Sent.json(LATER, body).delivery());
    }

    private static CrmAdapter adapter(Connection link) {
        return new SurveyMonkey().connect(link);
    }

    private static CrmAdapter knowing(String... secrets) {
        return adapter(Links.of(SYSTEM, secrets));
    }
}
