package io.fupan.ingest.crm.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.golden.Golden;
import io.fupan.ingest.golden.Links;
import io.fupan.ingest.golden.Sent;
import io.fupan.ingest.golden.SharedSamples;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.item.Item;
import io.fupan.ingest.item.Recorded;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StripeTests {

    private static final String SYSTEM = "stripe";
    private static final Instant LATER = Instant.parse("2025-09-01T00:00:00Z");
    private static final Connection LINK = Links.with(
            Links.of(SYSTEM, "whsec_test_secret"), Links.accounts(Map.of("cus_Hafner", "Hafner Optik")));

    @ParameterizedTest
    @MethodSource("names")
    void readsItsSamples(String name) {
        Golden.check(SYSTEM, name, read(LINK, Golden.raw(SYSTEM, name)));
    }

    static List<String> names() {
        return Golden.names(SYSTEM);
    }

    @Test
    void makesOneFactOfTwoEventTypesAndTwoShapes() {
        Set<String> values = new HashSet<>();
        for (String name : List.of("invoice-paid-2020", "invoice-payment-succeeded-2020", "invoice-paid-2025")) {
            events(name).forEach(event -> values.add(withoutReceipt(event)));
        }
        assertThat(values).hasSize(1);
    }

    @Test
    void givesTheSameEventsInAnyOrderAndHoweverOften() {
        List<String> names = new java.util.ArrayList<>(names());
        Map<String, String> once = byIdentity(names);
        names.addAll(names());
        names.addAll(names());
        Collections.shuffle(names, new Random(7));
        assertThat(byIdentity(names)).isEqualTo(once);
    }

    @Test
    void doesNotTakeTheEndOfASubscriptionForTheLossOfTheCustomerIfToldSo() {
        Connection several = Links.with(LINK, Subscription.CHURN, "none");
        Contents contents = read(several, Golden.raw(SYSTEM, "subscription-deleted.json"));
        assertThat(contents.events()).singleElement().satisfies(event -> assertThat(text(event))
                .contains("\"subscription.changed\""));
    }

    @Test
    void readsTheDealFromTheMetadataKeyItIsTold() {
        String body = text(Golden.raw(SYSTEM, "checkout-completed.json")).replace("\"deal\"", "\"crm_deal\"");
        Contents contents = read(Links.with(LINK, Checkout.DEAL, "crm_deal"), body.getBytes(StandardCharsets.UTF_8));
        assertThat(text(contents.events().getFirst())).contains("\"deal\":\"pipe:481\"");
    }

    @Test
    void namesTheDeliveryByTheEvent() {
        Sent sent = Sent.json(LATER, Golden.raw(SYSTEM, "customer-created.json"));
        assertThat(new Stripe().connect(LINK).deliveryKey(sent.delivery())).isEqualTo("evt_customer_created");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{", "{}", "{\"type\":\"invoice.paid\"}", "\u0000", "{\"a\":1,\"a\":2}"})
    void keepsWhatItCannotRead(String body) {
        assertThat(read(LINK, body.getBytes(StandardCharsets.UTF_8)).items())
                .singleElement()
                .isInstanceOf(Item.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e99999", "99999999999999999999", "1.5", "\"x\"", "{}", "-1e-999999999"})
    void keepsAmountsThatAreNone(String amount) {
        String body = text(Golden.raw(SYSTEM, "invoice-paid-2020.json"))
                .replace("\"amount_paid\": 4900", "\"amount_paid\": " + amount);
        assertThat(read(LINK, body.getBytes(StandardCharsets.UTF_8)).items())
                .singleElement()
                .isInstanceOf(Item.Refused.class);
    }

    @Test
    void survivesAnyDamageToItsSamples() {
        Random random = new Random(20260101);
        for (int round = 0; round < 3000; round++) {
            byte[] body = Golden.raw(SYSTEM, names().get(random.nextInt(names().size())));
            for (int i = 0; i <= random.nextInt(4); i++) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            assertThat(read(LINK, body).items()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "stripe/invoice.paid.json, invoice.paid, 20.00",
        "stripe/invoice.payment_succeeded.json, invoice.paid, 20.00",
        "stripe/invoice.finalized.json, invoice.issued, 20.00",
        "stripe/charge.refunded.json, payment.refunded, 1.00",
        "stripe/checkout.session.completed.json, order.placed, 30.00",
        "stripe/customer.subscription.created.json, subscription.changed, 15.00",
        "stripe/customer.subscription.deleted.json, customer.churned, '{}'"
    })
    void readsSharedSamples(String path, String type, String part) {
        Contents contents = read(LINK, SharedSamples.read(path));
        assertThat(contents.events()).anySatisfy(event -> assertThat(text(event)).contains('"' + type + '"', part));
    }

    private static Contents read(Connection link, byte[] body) {
        return new Stripe().connect(link).read(Sent.json(LATER, body).delivery());
    }

    private static List<Recorded> events(String name) {
        return read(LINK, Golden.raw(SYSTEM, name + ".json")).events();
    }

    private static Map<String, String> byIdentity(List<String> names) {
        Map<String, String> events = new HashMap<>();
        for (String name : names) {
            read(LINK, Golden.raw(SYSTEM, name)).events().forEach(event -> {
                String before = events.put(event.source() + '#' + event.id(), withoutReceipt(event));
                assertThat(before).isIn(null, withoutReceipt(event));
            });
        }
        return events;
    }

    private static String withoutReceipt(Recorded event) {
        return text(event).replaceFirst("\"receipt\":\"[^\"]*\",", "");
    }

    private static String text(Recorded event) {
        return text(event.value());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
