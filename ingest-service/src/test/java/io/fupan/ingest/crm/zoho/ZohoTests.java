package io.fupan.ingest.crm.zoho;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fupan.ingest.Neutral;
import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.crm.CrmAdapter;
import io.fupan.ingest.crm.Mapping;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.item.Item;
import io.fupan.service.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZohoTests {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\" \"", "7", "\"another\"", "[\"right\"]", "{\"right\":\"right\"}"})
    void refusesANotificationWithoutTheRightToken(String token) {
        assertRefused(notification(token), Map.of());
    }

    @Test
    void refusesANotificationThatBringsItsProofElsewhere() {
        assertRefused(notification("null"), Map.of("X-Fupan-Key", "right", Delivery.PATH, "/x?key=right"));
    }

    @Test
    void letsInAWorkflowByHeaderOrAddress() {
        Delivery byHeader = delivery("{\"module\":\"Deals\"}", Map.of("X-Fupan-Key", "right"));
        Delivery byAddress = delivery("{\"module\":\"Deals\"}", Map.of(Delivery.PATH, "/webhooks/zoho/main?a=b&key=right"));
        assertThatCode(() -> adapter().verify(byHeader)).doesNotThrowAnyException();
        assertThatCode(() -> adapter().verify(byAddress)).doesNotThrowAnyException();
        assertRefused("{\"module\":\"Deals\",\"token\":\"right\"}", Map.of());
        assertRefused("{\"module\":\"Deals\"}", Map.of(Delivery.PATH, "/webhooks/zoho/main?notkey=right"));
    }

    @Test
    void quarantinesAnUpdateThatNobodyCanAskAbout() {
        assertThat(adapter().read(delivery(notification("\"right\""), Map.of())).items())
                .singleElement()
                .isInstanceOfSatisfying(
                        Item.Refused.class, refused -> assertThat(refused.reason()).isEqualTo("RECORD_NEEDED"));
    }

    @Test
    void keepsANotificationWithoutItsToken() {
        Delivery kept = adapter().kept(delivery(notification("\"right\""), Map.of()));

        assertThat(kept.text()).isEqualTo(notification("\"***\""));
        assertThat(adapter().read(kept).items())
                .singleElement()
                .isInstanceOfSatisfying(
                        Item.Refused.class, refused -> assertThat(refused.raw()).isEqualTo(notification("\"***\"")));
    }

    @Test
    void letsAnAmountWaitForTheRecordThatSaysItsCurrency() {
        String body = notification("\"right\"").replace(
                "\"operation\"",
                """
                "affected_values":[{"record_id":"6172731000000939010","values":{"Amount":10.5,"Stage":"Won"}}],"operation\"""");
        List<Item> items = several().read(delivery(body, Map.of())).items();

        assertThat(Neutral.lines(items.getFirst()))
                .containsExactly("deal.stage-changed 2025-04-25T07:06:16.307Z {\"stage\":\"Won\"}");
        assertThat(items).hasSize(2).last().isInstanceOfSatisfying(Item.Thin.class, thin -> {
            String record = """
                    {"data":[{"id":"6172731000000939010","Amount":99,"Currency":"CNY","Modified_Time":"2025-04-26T00:00:00Z"}]}""";
            assertThat(lines(several().readRecord(thin, record, NOW, "receipt")))
                    .contains(
                            "deal.amount-changed 2025-04-26T00:00:00Z {\"amount\":{\"amount\":\"99\",\"currency\":\"CNY\"}}",
                            "deal.amount-changed 2025-04-25T07:06:16.307Z {\"amount\":{\"amount\":\"10.5\",\"currency\":\"CNY\"}}");
        });
    }

    @Test
    void asksForTheCurrencyThatAWorkflowDoesNotSend() {
        String form = "{\"module\":\"Deals\",\"id\":\"7\",\"Amount\":\"10\",\"Modified_Time\":\"2025-04-26T00:00:00Z\"%s}";
        assertThat(several().read(delivery(form.formatted(""), Map.of())).thin()).isEqualTo(1);
        assertThat(several().read(delivery(form.formatted(",\"Currency\":\"CNY\""), Map.of())).thin()).isZero();
        assertThat(several().read(delivery(form.formatted(",\"operation\":\"delete\""), Map.of())).thin()).isZero();
        assertThat(adapter().read(delivery(form.formatted(""), Map.of())).thin()).isZero();
    }

    @Test
    void takesADealThatIsThereOutOfTheBin() {
        String record = "{\"module\":\"Deals\",\"id\":\"7\",\"Modified_Time\":\"2025-04-26T00:00:00Z\"%s}";
        assertThat(lines(adapter().read(delivery(record.formatted(""), Map.of()))))
                .containsExactly("deal.restored 2025-04-26T00:00:00Z {}");
        assertThat(lines(adapter().read(delivery(record.formatted(",\"operation\":\"delete\""), Map.of()))))
                .containsExactly("deal.deleted 2025-04-26T00:00:00Z {}");
    }

    @Test
    void undoesNoDeletionByAWordWithoutATime() {
        assertThat(lines(adapter().read(delivery("{\"module\":\"Deals\",\"id\":\"7\",\"Stage\":\"Won\"}", Map.of()))))
                .noneMatch(line -> line.startsWith("deal.restored"));
    }

    private static List<String> lines(Contents contents) {
        return contents.items().stream()
                .flatMap(item -> Neutral.lines(item).stream())
                .toList();
    }

    /** Of an organisation with several currencies. */
    private static CrmAdapter several() {
        return new Zoho().connect(new Connection(
                "main", "zoho", List.of("right"), Map.of("token", "t"), Map.of("currency-from-record", "true"), Mapping.NONE));
    }

    @Test
    void answersAsZohoExpects() {
        assertThat(adapter().answer(delivery("{}", Map.of()))).isNotNull().satisfies(answer -> assertThat(answer.status()).isEqualTo(200));
    }

    @Test
    void makesTokensThatZohoTakes() {
        assertThat(new Zoho().newSecret()).hasSizeLessThanOrEqualTo(50).matches("[A-Za-z0-9_-]+");
    }

    private static void assertRefused(String body, Map<String, String> headers) {
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> adapter().verify(delivery(body, headers)));
    }

    private static String notification(String token) {
        return """
                {"server_time":1745564776307,"module":"Deals","ids":["6172731000000939010"],"operation":"update",\
                "channel_id":"1745564708612968000","token":%s}""".formatted(token);
    }

    private static CrmAdapter adapter() {
        return new Zoho()
                .connect(new Connection("main", "zoho", List.of("older", "right"), Map.of(), Map.of(), Mapping.NONE));
    }

    private static Delivery delivery(String body, Map<String, String> headers) {
        return new Delivery(NOW, "application/json", headers::get, body.getBytes(StandardCharsets.UTF_8));
    }
}
