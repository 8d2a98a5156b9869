package io.fupan.ingest.crm.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fupan.ingest.Neutral;
import io.fupan.ingest.crm.Answer;
import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.crm.CrmAdapter;
import io.fupan.ingest.crm.Mapping;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.item.Item;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SalesforceTests {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void acknowledgesAMessageAndOnlyThat() {
        Answer answer = adapter(Map.of()).answer(delivery("\n<soapenv:Envelope"));
        assertThat(answer).isNotNull();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("text/xml");
        assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                .contains("<notificationsResponse xmlns=\"http://soap.sforce.com/2005/09/outbound\"><Ack>true</Ack>");
        assertThat(adapter(Map.of()).answer(delivery("{}"))).isNull();
    }

    @Test
    void takesTheRestOfAHundredNotificationsWhenOneIsBad() {
        String notifications = IntStream.range(0, 100)
                .mapToObj(i -> "<Notification><Id>04l%d</Id><sObject xsi:type=\"sf:Opportunity\"><sf:Id>006%d</sf:Id><sf:Amount>%s</sf:Amount></sObject></Notification>"
                        .formatted(i, i, i == 42 ? "?" : String.valueOf(i)))
                .collect(Collectors.joining());
        Contents contents = adapter(Map.of()).read(delivery(envelope(notifications)));
        assertThat(contents.events()).hasSize(99);
        assertThat(contents.refused()).isEqualTo(1);
        assertThat(contents.items().get(42)).isInstanceOfSatisfying(
                Item.Refused.class, refused -> assertThat(refused.raw()).contains("04l42"));
    }

    @Test
    void refusesAMessageWithADocumentType() {
        String bomb = "<!DOCTYPE a [<!ENTITY x \"y\">]>" + envelope("");
        assertThat(adapter(Map.of()).read(delivery(bomb)).items()).singleElement().isInstanceOfSatisfying(
                Item.Refused.class, refused -> assertThat(refused.reason()).isEqualTo("INVALID_XML"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"America/Los_Angeles", "Asia/Shanghai", "Pacific/Kiritimati", "UTC"})
    void keepsTheDayOfTheCloseInEveryZone(String zone) {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            String body = """
                    {"ChangeEventHeader":{"entityName":"Opportunity","recordIds":["006x"],"changeType":"UPDATE",\
                    "commitTimestamp":1652977933000},"CloseDate":1653955200000}""";
            assertThat(lines(body))
                    .containsExactly("deal.close-date-changed 2022-05-19T16:32:13Z {\"expectedClose\":\"2022-05-31\"}");
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void takesNoNullForAnErasureUnlessTheEventSaysSo() {
        String body = """
                {"ChangeEventHeader":{"entityName":"Opportunity","recordIds":["006x"],"changeType":"UPDATE",\
                "commitTimestamp":1652977933000,"nulledFields":["0x80"],"changedFields":["0x400800"]},\
                "Amount":null,"StageName":null,"OwnerId":null,"Name":null}""";
        assertThat(lines(body)).containsExactly("Ignored[reason=NO_CHANGE]");
    }

    @Test
    void keepsNumbersOfCommitsExact() {
        String body = """
                {"ChangeEventHeader":{"entityName":"Opportunity","recordIds":["006x"],"changeType":"DELETE",\
                "commitTimestamp":1652977933000,"commitNumber":1652977933433528307,"sequenceNumber":2}}""";
        assertThat(new String(adapter(Map.of()).read(delivery(body)).events().getFirst().value(), StandardCharsets.UTF_8))
                .contains("\"sequence\":\"01652977933433528307000002\"");
    }

    @Test
    void tellsWonFromLostByTheFlagsThatChanged() {
        assertThat(lines(flags("\"IsClosed\":true,\"IsWon\":true"))).containsExactly("deal.won 2022-05-19T16:32:13Z {}");
        assertThat(lines(flags("\"IsClosed\":true"))).containsExactly("deal.lost 2022-05-19T16:32:13Z {}");
        assertThat(lines(flags("\"IsWon\":false"))).containsExactly("deal.lost 2022-05-19T16:32:13Z {}");
        assertThat(lines(flags("\"IsWon\":true"))).containsExactly("deal.won 2022-05-19T16:32:13Z {}");
        assertThat(lines(flags("\"IsClosed\":false,\"IsWon\":false"))).containsExactly("deal.reopened 2022-05-19T16:32:13Z {}");
    }

    @Test
    void quarantinesGapsThatNobodyCanAskAbout() {
        String body = """
                {"ChangeEventHeader":{"entityName":"Opportunity","recordIds":["006x"],"changeType":"GAP_UPDATE",\
                "commitTimestamp":1652977933000}}""";
        assertThat(adapter(Map.of()).read(delivery(body)).items()).singleElement().isInstanceOfSatisfying(
                Item.Refused.class, refused -> assertThat(refused.reason()).isEqualTo("RECORD_NEEDED"));
    }

    @Test
    void letsAnAmountWaitForTheRecordThatSaysItsCurrency() {
        String change = """
                {"ChangeEventHeader":{"entityName":"Opportunity","recordIds":["006x"],"changeType":"UPDATE",\
                "commitTimestamp":1652977933000,"commitNumber":5,"sequenceNumber":1},"Amount":10.50,"OwnerId":"005a"}""";
        List<Item> items = several().read(delivery(change)).items();

        assertThat(Neutral.lines(items.getFirst()))
                .containsExactly("deal.owner-changed 2022-05-19T16:32:13Z {\"owner\":\"005a\"}");
        assertThat(items).hasSize(2).last().isInstanceOfSatisfying(Item.Thin.class, thin -> {
            assertThat(thin.at()).isEqualTo("2022-05-19T16:32:13Z");
            String record = """
                    {"Amount":99,"CurrencyIsoCode":"GBP","LastModifiedDate":"2022-05-20T00:00:00.000Z"}""";
            assertThat(lines(several().readRecord(thin, record, NOW, "receipt")))
                    .containsExactly(
                            "deal.amount-changed 2022-05-20T00:00:00Z {\"amount\":{\"amount\":\"99\",\"currency\":\"GBP\"}}",
                            "deal.amount-changed 2022-05-19T16:32:13Z {\"amount\":{\"amount\":\"10.50\",\"currency\":\"GBP\"}}");
        });
    }

    @Test
    void letsACurrencyWaitForTheRecordThatSaysTheAmount() {
        String change = flags("\"CurrencyIsoCode\":\"GBP\"");
        assertThat(several().read(delivery(change)).items())
                .singleElement()
                .isInstanceOfSatisfying(Item.Thin.class, thin -> assertThat(lines(several()
                                .readRecord(thin, "{\"Amount\":99,\"CurrencyIsoCode\":\"CHF\"}", NOW, "receipt")))
                        .contains("deal.amount-changed 2022-05-19T16:32:13Z {\"amount\":{\"amount\":\"99\",\"currency\":\"GBP\"}}"));
    }

    @Test
    void asksForNoCurrencyWhereItIsSaidOrNotWanted() {
        String said = flags("\"Amount\":10,\"CurrencyIsoCode\":\"GBP\"");
        String alone = flags("\"Amount\":10");
        String cleared = flags("\"Amount\":null,\"nulledFields\":[]");
        assertThat(several().read(delivery(said)).thin()).isZero();
        assertThat(several().read(delivery(cleared)).thin()).isZero();
        assertThat(lines(alone)).containsExactly(
                "deal.amount-changed 2022-05-19T16:32:13Z {\"amount\":{\"amount\":\"10\",\"currency\":\"USD\"}}");
        CrmAdapter withoutCredential = new Salesforce().connect(new Connection(
                "main", "salesforce", List.of("s"), Map.of(), Map.of("currency-from-record", "true"), Mapping.NONE));
        assertThat(withoutCredential.read(delivery(alone)).thin()).isZero();
    }

    @Test
    void asksForTheCurrencyThatAMessageDoesNotHold() {
        String message = envelope("<Notification><Id>04l1</Id><sObject xsi:type=\"sf:Opportunity\"><sf:Id>0061</sf:Id>"
                + "<sf:Amount>7</sf:Amount><sf:LastModifiedDate>2026-11-09T03:04:32.000Z</sf:LastModifiedDate>"
                + "</sObject></Notification>");
        assertThat(several().read(delivery(message)).items())
                .singleElement()
                .isInstanceOfSatisfying(Item.Thin.class, thin -> {
                    assertThat(thin.at()).isEqualTo("2026-11-09T03:04:32Z");
                    assertThat(thin.said()).isEqualTo("{\"Amount\":\"7\"}");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {
        """
        {"channel":"/event/Deal_Moved__e","data":{"schema":"s","event":{"replayId":7},"payload":%s}}""",
        """
        {"detail-type":"Deal_Moved__e","source":"aws.partner/salesforce.com","detail":{"schemaId":"s","payload":%s}}""",
        "%s"
    })
    void readsAnEventOfTheCustomersOwnByItsMap(String envelope) {
        String payload = """
                {"CreatedDate":"2026-11-09T03:04:32.000Z","CreatedById":"005a","Deal__c":"006x","Stage__c":"Verbal","Sum__c":10.5}""";
        assertThat(lines(own("").read(ownEvent(envelope.formatted(payload), "Deal_Moved__e"))))
                .containsExactly(
                        "deal.stage-changed 2026-11-09T03:04:32Z {\"stage\":\"Verbal\"}",
                        "deal.amount-changed 2026-11-09T03:04:32Z {\"amount\":{\"amount\":\"10.5\",\"currency\":\"USD\"}}");
    }

    @Test
    void knowsWhatAnEventOfTheCustomersOwnMeans() {
        String payload = "{\"CreatedDate\":\"2026-11-09T03:04:32.000Z\",\"Deal__c\":\"006x\"}";
        assertThat(lines(own("won").read(ownEvent(payload, "Deal_Moved__e"))))
                .containsExactly("deal.won 2026-11-09T03:04:32Z {}");
    }

    @Test
    void quarantinesAnEventOfTheCustomersOwnThatItsMapDoesNotFit() {
        assertThat(own("").read(ownEvent("{\"Other__c\":\"006x\"}", "Deal_Moved__e")).items())
                .singleElement()
                .isInstanceOfSatisfying(Item.Refused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo("MISSING_FIELD");
                    assertThat(refused.field()).isEqualTo("Deal__c");
                });
    }

    @Test
    void passesOverEventsOfTheCustomersOwnThatNoSettingNames() {
        assertThat(lines(own("").read(ownEvent("{\"Deal__c\":\"006x\"}", "Other__e"))))
                .containsExactly("Ignored[reason=UNKNOWN_TYPE]");
        assertThat(lines("{\"Deal__c\":\"006x\"}")).containsExactly("Ignored[reason=UNKNOWN_TYPE]");
    }

    private static CrmAdapter own(String is) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "event.Deal_Moved__e.field.id", "Deal__c",
                "event.Deal_Moved__e.field.stage", "Stage__c",
                "event.Deal_Moved__e.field.amount", "Sum__c"));
        if (!is.isEmpty()) {
            settings.put("event.Deal_Moved__e.is", is);
        }
        return new Salesforce().connect(
                new Connection("main", "salesforce", List.of("s"), Map.of(), settings, Mapping.NONE));
    }

    private static Delivery ownEvent(String body, String name) {
        return new Delivery(
                NOW, name, "application/json", header -> null, body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void needsTheInstanceToAskIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> adapter(Map.of("token", "t")))
                .withMessageContaining("instance-url");
    }

    private static String flags(String flags) {
        return """
                {"ChangeEventHeader":{"entityName":"Opportunity","recordIds":["006x"],"changeType":"UPDATE",\
                "commitTimestamp":1652977933000},%s}""".formatted(flags);
    }

    private static List<String> lines(String body) {
        return lines(adapter(Map.of()).read(delivery(body)));
    }

    private static List<String> lines(Contents contents) {
        return contents.items().stream()
                .flatMap(item -> Neutral.lines(item).stream())
                .toList();
    }

    /** Of an organisation with several currencies. */
    private static CrmAdapter several() {
        Map<String, String> settings =
                Map.of("instance-url", "https://acme.example.com", "currency-from-record", "true");
        return new Salesforce().connect(new Connection(
                "main", "salesforce", List.of("s"), Map.of("token", "t"), settings, Mapping.NONE));
    }

    private static CrmAdapter adapter(Map<String, String> credentials) {
        return new Salesforce()
                .connect(new Connection("main", "salesforce", List.of("s"), credentials, Map.of(), Mapping.NONE));
    }

    private static Delivery delivery(String body) {
        return new Delivery(NOW, null, name -> null, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String envelope(String notifications) {
        return "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:sf=\"urn:sobject.enterprise.soap.sforce.com\"><e:Body>"
                + "<notifications xmlns=\"http://soap.sforce.com/2005/09/outbound\"><OrganizationId>00D</OrganizationId>"
                + notifications + "</notifications></e:Body></e:Envelope>";
    }
}
