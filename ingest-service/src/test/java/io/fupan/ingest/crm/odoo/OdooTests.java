package io.fupan.ingest.crm.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.crm.CrmAdapter;
import io.fupan.ingest.golden.Forgery;
import io.fupan.ingest.golden.Golden;
import io.fupan.ingest.golden.Links;
import io.fupan.ingest.golden.SampleTests;
import io.fupan.ingest.golden.Sent;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.said.SharedSecret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OdooTests implements SampleTests {

    private static final String SYSTEM = "odoo";
    private static final Instant LATER = Instant.parse("2025-09-01T00:10:00Z");
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

    @Test
    void knowsItsSenderByTheHeader() {
        Sent sent = Sent.json(LATER, "{}").with(SharedSecret.HEADER, "s3cret");
        Forgery.assertVerified(adapter(LINK), sent);
        Forgery.assertVerified(adapter(Links.of(SYSTEM, "newer", "s3cret")), sent);
        sent.everyFlipOf(SharedSecret.HEADER)
                .forEach(each -> Forgery.assertRefused(adapter(LINK), each, "invalid-signature"));
        Forgery.assertRefused(adapter(LINK), sent.without(SharedSecret.HEADER), "invalid-signature");
        Forgery.assertRefused(adapter(Links.of(SYSTEM)), sent, "invalid-signature");
    }

    @Test
    void knowsItsSenderByTheAddress() {
        Sent sent = Sent.json(LATER, "{}").with(Delivery.PATH, "/webhooks/odoo/acme?a=b&key=s3cret");
        Forgery.assertVerified(adapter(LINK), sent);
        for (String address : List.of("/webhooks/odoo/acme", "/x?key=", "/x?key=s3cre", "/x?key=s3crets", "/x?akey=s3cret")) {
            Forgery.assertRefused(adapter(LINK), sent.with(Delivery.PATH, address), "invalid-signature");
        }
    }

    @Test
    void believesTheHeaderRatherThanTheAddress() {
        Sent sent = Sent.json(LATER, "{}").with(SharedSecret.HEADER, "x").with(Delivery.PATH, "/x?key=s3cret");
        Forgery.assertRefused(adapter(LINK), sent, "invalid-signature");
    }

    @Test
    void makesSecretsThatNobodyGuesses() {
        assertThat(new Odoo().newSecret()).hasSize(43).isNotEqualTo(new Odoo().newSecret());
    }

    @Test
    void keepsTheDayOfTheCloseWhenAWonDealIsSaidAgain() {
        String won = new String(Golden.raw(SYSTEM, "opportunity-won.json"), StandardCharsets.UTF_8);
        String later = won.replace("2025-03-21 07:00:00", "2025-08-01 07:00:00");
        assertThat(wonAt(later)).isEqualTo(wonAt(won)).contains("2025-03-20T15:30:00Z");
    }

    private static String wonAt(String body) {
        return read(LINK, "", body.getBytes(StandardCharsets.UTF_8)).events().stream()
                .map(event -> event.id() + new String(event.value(), StandardCharsets.UTF_8))
                .filter(event -> event.contains("\"deal.won\""))
                .map(event -> event.replaceAll("\"(receipt|sequence|recordedat)\":\"[^\"]*\",", ""))
                .findFirst()
                .orElseThrow();
    }

    private static Contents read(Connection link, String name, byte[] body) {
        return adapter(link).read(Sent.json(LATER, body).delivery());
    }

    private static CrmAdapter adapter(Connection link) {
        return new Odoo().connect(link);
    }
}
