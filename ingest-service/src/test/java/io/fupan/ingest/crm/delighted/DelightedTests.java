package io.fupan.ingest.crm.delighted;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.json.Json;
import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.crm.CrmAdapter;
import io.fupan.ingest.golden.Forgery;
import io.fupan.ingest.golden.Golden;
import io.fupan.ingest.golden.Links;
import io.fupan.ingest.golden.SampleTests;
import io.fupan.ingest.golden.Sent;
import io.fupan.ingest.golden.SharedSamples;
import io.fupan.ingest.item.Contents;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DelightedTests implements SampleTests {

    private static final String SYSTEM = "delighted";
    private static final Instant LATER = Instant.parse("2025-09-01T00:00:00Z");
    private static final Connection LINK =
            Links.with(Links.of(SYSTEM, "s3cret"), Links.accounts(Map.of("A-12", "Hafner Optik")));

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

    @Test
    void saysTheSameAnswerAgainInALaterRevision() {
        Contents created = read(LINK, Golden.raw(SYSTEM, "created.json"));
        Contents updated = read(LINK, Golden.raw(SYSTEM, "updated-with-comment.json"));
        assertThat(updated.events().getFirst().id()).isEqualTo(created.events().getFirst().id());
        assertThat(sequence(updated)).isGreaterThan(sequence(created));
    }

    /** Computed apart, after the scheme; the vendor publishes no such value. */
    @Test
    void countsEveryBit() {
        Sent sent = Sent.json(LATER, "{\"event_type\":\"survey_response.created\",\"event_id\":\"123\"}")
                .with(Delighted.SIGNATURE, "sha256=4a71d2a2aa0938ae19a566aa11480f592e1aeaaca46da172a07cb39d688d53f1");
        Forgery.assertEveryBitCounts(secret -> knowing(secret), "delighted-secret", sent);
        Forgery.assertVerified(knowing("newer", "delighted-secret"), sent);
        Forgery.assertRefused(knowing(), sent, "invalid-signature");
    }

    @Test
    void readsSharedSamples() {
        assertThat(read(LINK, SharedSamples.read("delighted/survey_response_updated_truncated.json")).events())
                .singleElement()
                .satisfies(event -> assertThat(new String(event.value(), StandardCharsets.UTF_8))
                        .contains("\"nps\"", "\"score\":9", "fast and flawless", "2024-12-22T01:27:30Z"));
    }

    private static String sequence(Contents contents) {
        return Json.mapper().readTree(contents.events().getFirst().value()).get("sequence").asString();
    }

    private static Contents read(Connection link, byte[] body) {
        return adapter(link).read(Sent.json(LATER, body).delivery());
    }

    private static CrmAdapter adapter(Connection link) {
        return new Delighted().connect(link);
    }

    private static CrmAdapter knowing(String... secrets) {
        return adapter(Links.of(SYSTEM, secrets));
    }
}
