package io.fupan.ingest.crm.espocrm;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.ingest.Neutral;
import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.crm.CrmAdapter;
import io.fupan.ingest.golden.Forgery;
import io.fupan.ingest.golden.Links;
import io.fupan.ingest.golden.SampleTests;
import io.fupan.ingest.golden.Sent;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.item.Item;
import io.fupan.ingest.golden.SharedSamples;
import io.fupan.ingest.item.Recorded;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.CsvSource;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EspoCrmTests implements SampleTests {

    private static final String SYSTEM = "espocrm";
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

    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final String BODY = "[{\"id\":\"613a1f5b1a2b3c4d5\",\"name\":\"Deal A\",\"stage\":\"Closed Won\","
            + "\"amount\":1200,\"amountCurrency\":\"EUR\"}]";

    /** Computed apart, after the documentation; the vendor publishes no such values. */
    private static final String CURRENT = "NjUxM2EwYzlkMWIyYzNlNGY6MmE4NmMxMjI4Yjc1YTE5ZTdiNmU0YWRhMGZhYzdi"
            + "ODdmNTliMGQ2ODJkMjNhMWQwYWMzYjg5YWYxYWFjODgwMw==";

    private static final String LEGACY = "NjUxM2EwYzlkMWIyYzNlNGY6KobBIot1oZ57bkraD6x7h/WbDWgtI6HQrDuJrxqsiAM=";

    @ParameterizedTest
    @CsvSource({EspoSignature.CURRENT + ',' + CURRENT, EspoSignature.LEGACY + ',' + LEGACY})
    void countsEveryBitOfBodyAndSecret(String header, String signature) {
        Sent sent = Sent.json(LATER, BODY).with(header, signature);
        Forgery.assertVerified(adapter(Links.of(SYSTEM, "another", SECRET)), sent);
        sent.everyFlipOfTheBody()
                .forEach(each -> Forgery.assertRefused(adapter(Links.of(SYSTEM, SECRET)), each, "invalid-signature"));
        Forgery.assertRefused(adapter(Links.of(SYSTEM, SECRET + '0')), sent, "invalid-signature");
        Forgery.assertRefused(adapter(Links.of(SYSTEM)), sent, "invalid-signature");
    }

    @Test
    void countsEveryBitOfTheCodeItself() {
        CrmAdapter adapter = adapter(Links.of(SYSTEM, SECRET));
        byte[] current = Base64.getDecoder().decode(CURRENT);
        for (int bit = ("6513a0c9d1b2c3e4f".length() + 1) * 8; bit < current.length * 8; bit++) {
            String flipped = Base64.getEncoder().encodeToString(Sent.flip(current, bit));
            Forgery.assertRefused(
                    adapter, Sent.json(LATER, BODY).with(EspoSignature.CURRENT, flipped), "invalid-signature");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "a:", "%", "NjUx", LEGACY})
    void refusesWhatIsNoSignature(String signature) {
        Forgery.assertRefused(
                adapter(Links.of(SYSTEM, SECRET)),
                Sent.json(LATER, BODY).with(EspoSignature.CURRENT, signature),
                "invalid-signature");
    }

    @Test
    void doesNotFallBackToTheOldSignatureWhereThereIsANewOne() {
        Sent sent = Sent.json(LATER, BODY).with(EspoSignature.CURRENT, "x").with(EspoSignature.LEGACY, LEGACY);
        Forgery.assertRefused(adapter(Links.of(SYSTEM, SECRET)), sent, "invalid-signature");
    }

    @Test
    void keepsADeliveryWhoseAddressDoesNotSayWhatHappened() {
        assertThat(adapter(LINK).read(Sent.json(LATER, "[{\"id\":\"1\"}]").delivery()).items())
                .singleElement()
                .isInstanceOfSatisfying(Item.Refused.class, refused -> assertThat(refused.reason()).isEqualTo("MISSING_EVENT"));
    }

    @Test
    void takesTheSameBytesForARepetitionWithinAnHourAndForANewChangeLater() {
        Sent first = Sent.json(LATER, "[{\"id\":\"1\",\"stage\":\"Negotiation\"}]").to("Opportunity.update");
        assertThat(ids(first.atTime(LATER.plusSeconds(1800)))).isEqualTo(ids(first));
        assertThat(ids(first.atTime(LATER.plusSeconds(7200)))).doesNotContainAnyElementsOf(ids(first));
    }

    @Test
    void refusesAnAmountWithoutItsCurrencyWhereThatIsWanted() {
        Sent update = Sent.json(
                        LATER,
                        """
                        [{"id":"1","stage":"Negotiation","amount":10},{"id":"2","amount":5},{"id":"3","amountCurrency":"GBP"},
                         {"id":"4","amount":5,"amountCurrency":"GBP"},{"id":"5","stage":"Proposal","amount":null}]""")
                .to("Opportunity.update");
        List<Item> items = adapter(Links.with(LINK, "amounts-without-currency", "refuse")).read(update.delivery()).items();

        assertThat(items.stream().map(item -> item instanceof Item.Refused refused ? refused.reason() : Neutral.lines(item).getFirst()))
                .satisfiesExactly(
                        rest -> assertThat(rest).startsWith("deal.stage-changed").contains("Negotiation"),
                        refused -> assertThat(refused).isEqualTo("CURRENCY_NEEDED"),
                        refused -> assertThat(refused).isEqualTo("CURRENCY_NEEDED"),
                        refused -> assertThat(refused).isEqualTo("CURRENCY_NEEDED"),
                        amount -> assertThat(amount).startsWith("deal.amount-changed").contains("GBP"),
                        rest -> assertThat(rest).startsWith("deal.stage-changed").contains("Proposal"));
        assertThat(adapter(LINK).read(update.delivery()).refused()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs_one_event", "docs_two_events", "issue_1616_update_batch"})
    void readsSharedSamples(String name) {
        byte[] body = SharedSamples.read("espocrm/" + name + ".json");
        assertThat(adapter(LINK).read(Sent.json(LATER, body).to("Opportunity.update").delivery()).items())
                .isNotEmpty()
                .noneMatch(Item.Refused.class::isInstance);
    }

    private static List<String> ids(Sent sent) {
        return adapter(LINK).read(sent.delivery()).events().stream().map(Recorded::id).toList();
    }

    private static Contents read(Connection link, String name, byte[] body) {
        return adapter(link).read(Sent.json(LATER, body).to(name.replace(".json", "")).delivery());
    }

    private static CrmAdapter adapter(Connection link) {
        return new EspoCrm().connect(link);
    }
}
