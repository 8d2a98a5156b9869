package io.fupan.ingest.crm.typeform;

import static org.assertj.core.api.Assertions.assertThat;

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

class TypeformTests implements SampleTests {

    private static final String SYSTEM = "typeform";
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
    void readsTheQuestionsItIsTold() {
        Connection link = Links.with(
                Links.with(Links.with(LINK, "csat-field", "Qnps"), "csat-scale", "10"), "deal-connection", "pipe");
        Contents contents = read(link, Golden.raw(SYSTEM, "both-scores.json"));
        assertThat(contents.events()).hasSize(2);
        assertThat(new String(contents.events().getLast().value(), StandardCharsets.UTF_8))
                .contains("\"csat\"", "\"score\":9", "\"scale\":10", "\"deal\":\"pipe:481\"");
    }

    @Test
    void countsEveryBit() {
        Sent sent = Sent.json(LATER, "{\"event_id\":\"x\"}")
                .with(Typeform.SIGNATURE, "sha256=3SM7j0uPFiMhePzKSNRIMJyD/R8S9xXwmA1IEOp7Dt8=");
        Forgery.assertEveryBitCounts(secret -> knowing(secret), "s3cret", sent);
        Forgery.assertVerified(knowing("newer", "s3cret"), sent);
        Forgery.assertRefused(knowing(), sent, "invalid-signature");
    }

    @Test
    void verifiesThePublishedVector() {
        byte[] body = SharedSamples.read("typeform/signed_body.raw.json");
        Forgery.assertVerified(
                knowing("123456"),
                Sent.json(LATER, body).with(Typeform.SIGNATURE, "sha256=VsvwNrh0fT5VWF+05H3azXZXJyFkhHTtONMxIVm6PZ4="));
    }

    @Test
    void readsSharedSamples() {
        Connection link = Links.with(LINK, "csat-field", "readable_ref_rating");
        for (String path : List.of("typeform/form_response_official_sample.json", "typeform/signed_body.raw.json")) {
            assertThat(read(link, SharedSamples.read(path)).events()).singleElement().satisfies(event -> assertThat(
                            new String(event.value(), StandardCharsets.UTF_8))
                    .contains("\"score\":3", "2018-01-18T18:17:02Z"));
        }
    }

    private static Contents read(Connection link, byte[] body) {
        return adapter(link).read(Sent.json(LATER, body).delivery());
    }

    private static CrmAdapter adapter(Connection link) {
        return new Typeform().connect(link);
    }

    private static CrmAdapter knowing(String... secrets) {
        return adapter(Links.of(SYSTEM, secrets));
    }
}
