package io.fupan.ingest.crm.zendesk;

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
import io.fupan.ingest.item.Item;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZendeskTests implements SampleTests {

    private static final String SYSTEM = "zendesk";
    private static final Instant LATER = Instant.parse("2025-09-01T00:00:00Z");
    private static final Connection LINK =
            Links.with(Links.of(SYSTEM, "s3cret"), Links.accounts(Map.of("7021", "Hafner Optik")));

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

    private static final Instant SIGNED_AT = Instant.parse("2024-05-01T08:00:00Z");

    /** Computed apart, after the scheme; the vendor publishes no such value. */
    private static final Sent SIGNED = Sent.json(
                    SIGNED_AT,
                    "{\"type\":\"zen:event-type:ticket.csat_received\",\"id\":\"01H00000000000000000000000\"}")
            .with(Zendesk.TIMESTAMP, "2024-05-01T08:00:00Z")
            .with(Zendesk.SIGNATURE, "ChI1FoXI/C1k7WZcmql2t/0YqNuWwRC6OBklpP4R8cE=");

    private static final String SECRET = "dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==";

    @Test
    void countsEveryBit() {
        Forgery.assertEveryBitCounts(secret -> knowing(secret), SECRET, SIGNED);
        Forgery.assertVerified(knowing("newer", SECRET), SIGNED);
        Forgery.assertRefused(knowing(), SIGNED, "invalid-signature");
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301})
    void refusesWhatWasSignedAtAnotherTime(long seconds) {
        Forgery.assertVerified(knowing(SECRET), SIGNED.atTime(SIGNED_AT.plusSeconds(seconds - Long.signum(seconds))));
        Forgery.assertRefused(knowing(SECRET), SIGNED.atTime(SIGNED_AT.plusSeconds(seconds)), "stale-timestamp");
    }

    @Test
    void takesASecondRatingOfATicketForARevisionOfTheFirst() {
        assertThat(read(LINK, Golden.raw(SYSTEM, "rated-good-after-all.json")).events().getFirst().id())
                .isEqualTo(read(LINK, Golden.raw(SYSTEM, "rated-bad.json")).events().getFirst().id());
    }

    @Test
    void ignoresOtherEventsOfSharedSamples() {
        assertThat(read(LINK, SharedSamples.read("zendesk/messaging_ticket_message_added.json")).items())
                .containsExactly(new Item.Ignored("UNKNOWN_TYPE"));
    }

    private static Contents read(Connection link, byte[] body) {
        return adapter(link).read(Sent.json(LATER, body).delivery());
    }

    private static CrmAdapter adapter(Connection link) {
        return new Zendesk().connect(link);
    }

    private static CrmAdapter knowing(String... secrets) {
        return adapter(Links.of(SYSTEM, secrets));
    }
}
