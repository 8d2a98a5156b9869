package io.fupan.ingest.crm.twenty;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.crm.CrmAdapter;
import io.fupan.ingest.crm.Mapping;
import io.fupan.ingest.golden.Forgery;
import io.fupan.ingest.golden.Golden;
import io.fupan.ingest.golden.Links;
import io.fupan.ingest.golden.SampleTests;
import io.fupan.ingest.golden.Sent;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.golden.SharedSamples;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwentyTests implements SampleTests {

    private static final String SYSTEM = "twenty";
    private static final Instant LATER = Instant.parse("2026-12-01T00:10:00Z");
    private static final Connection LINK = Links.of(SYSTEM, "s3cret");

    @Override
    public String system() {
        return SYSTEM;
    }

    @Override
    public Contents read(String name, byte[] body) {
        return read(LINK, name, body);
    }

    @Override
    public List<String> unreadable() {
        return Stream.concat(SampleTests.super.unreadable().stream(), Stream.of("7")).toList();
    }

    private static final Instant SIGNED_AT = Instant.ofEpochMilli(1_700_000_000_000L);

    /** Computed apart, after the server's own source; the vendor publishes no such value. */
    private static final Sent SIGNED = Sent.json(
                    SIGNED_AT,
                    "{\"targetUrl\":\"https://ingest.example/hooks/twenty\",\"eventName\":\"opportunity.updated\",\"record\":"
                            + "{\"id\":\"9c1f0e9e-0000-4000-8000-000000000001\",\"stage\":\"CUSTOMER\"},"
                            + "\"updatedFields\":[\"stage\"]}")
            .with(Twenty.TIMESTAMP, "1700000000000")
            .with(Twenty.SIGNATURE, "43f6e904e06ef6467d30f47a87dcc49b03c08d4a359ab6dddbed1ce5378b8dc9");

    @Test
    void countsEveryBit() {
        Forgery.assertEveryBitCounts(secret -> adapter(Links.of(SYSTEM, secret)), "twenty-secret", SIGNED);
        Forgery.assertVerified(adapter(Links.of(SYSTEM, "newer", "twenty-secret")), SIGNED);
        Forgery.assertRefused(adapter(Links.of(SYSTEM)), SIGNED, "invalid-signature");
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301})
    void refusesWhatWasSignedAtAnotherTime(long seconds) {
        CrmAdapter adapter = adapter(Links.of(SYSTEM, "twenty-secret"));
        Forgery.assertVerified(adapter, SIGNED.atTime(SIGNED_AT.plusSeconds(seconds - Long.signum(seconds))));
        Forgery.assertRefused(adapter, SIGNED.atTime(SIGNED_AT.plusSeconds(seconds)), "stale-timestamp");
    }

    @Test
    void believesTheConnectionsStageMap() {
        Mapping.Stage lost = new Mapping.Stage("On ice", "", "lost");
        Connection link = Links.with(
                LINK,
                new Mapping(Map.of("AUF_EIS", lost), Map.of(), Map.of(), Map.of(), "EUR", ZoneId.of("Europe/Vienna")));
        assertThat(Golden.text(read(link, "", Golden.raw(SYSTEM, "unmapped-stage.json")))).contains("\"deal.lost\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"twenty/documented_shape_thirdparty_test.json", "twenty/opportunity_updated_thirdparty_test.json"})
    void readsSharedSamples(String path) {
        Contents contents = read(LINK, "", SharedSamples.read(path));
        assertThat(Golden.text(contents)).contains("deal.stage-changed", "2026-07-14T10:00:00Z");
    }

    private static Contents read(Connection link, String name, byte[] body) {
        return adapter(link).read(Sent.json(LATER, body).delivery());
    }

    private static CrmAdapter adapter(Connection link) {
        return new Twenty().connect(link);
    }
}
