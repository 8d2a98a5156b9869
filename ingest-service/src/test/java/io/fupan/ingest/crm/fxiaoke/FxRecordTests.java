package io.fupan.ingest.crm.fxiaoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.crm.Mapping;
import io.fupan.ingest.golden.Golden;
import io.fupan.ingest.golden.Links;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.item.Item;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FxRecordTests {

    private static final String SYSTEM = "fxiaoke";
    private static final Instant SENT_AT = Instant.parse("2025-03-10T01:00:05Z");
    private static final Connection LINK = Links.with(
            Links.of(SYSTEM),
            new Mapping(
                    Map.of(
                            "stage_visit", new Mapping.Stage("拜访", "大客户", "open"),
                            "stage_won", new Mapping.Stage("赢单", "大客户", "won")),
                    Map.of("1007", "王小明"),
                    Map.of(),
                    Map.of("acc01", "海富光学"),
                    "CNY",
                    ZoneId.of("Asia/Shanghai")));

    @ParameterizedTest
    @MethodSource("names")
    void readsItsSamples(String name) {
        Golden.check(SYSTEM, name, read(LINK, name, Golden.raw(SYSTEM, name)));
    }

    static List<String> names() {
        return Golden.names(SYSTEM);
    }

    @Test
    void believesTheStatusFieldThatTheConnectionNames() {
        Connection link = Links.with(
                Links.with(LINK, "field.NewOpportunityObj.status", "sales_status"), "lost-status", "3,4");
        String body = text("NewOpportunityObj.visited.json").replace("\"sales_status\": \"1\"", "\"sales_status\": \"3\"");
        assertThat(Golden.text(read(link, "NewOpportunityObj.visited.json", body.getBytes(StandardCharsets.UTF_8))))
                .contains("\"deal.lost\"");
    }

    @Test
    void readsFieldsUnderTheNamesItIsTold() {
        Connection link = Links.with(LINK, "field.NewOpportunityObj.amount", "field_A1__c");
        String body = text("NewOpportunityObj.visited.json").replace("\"amount\"", "\"field_A1__c\"");
        assertThat(Golden.text(read(link, "NewOpportunityObj.visited.json", body.getBytes(StandardCharsets.UTF_8))))
                .contains("\"120000.00\"");
    }

    @Test
    void readsKindsAndLinksOfActivitiesAsItIsTold() {
        Connection link = Links.with(
                Links.with(LINK, "kind.7", "meeting"), "field.ActiveRecordObj.deal", "field_deal__c");
        String body = text("ActiveRecordObj.of-an-account.json")
                .replace("\"owner\"", "\"field_deal__c\": \"opp9\", \"owner\"");
        assertThat(Golden.text(read(link, "ActiveRecordObj.json", body.getBytes(StandardCharsets.UTF_8))))
                .contains("\"kind\" : \"meeting\"", "\"deal\" : \"acme:opp9\"", "海富光学");
    }

    @Test
    void knowsNoKindOfActivityThatThereIsNot() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Fxiaoke().connect(Links.with(LINK, "kind.7", "lunch")))
                .withMessageContaining("kind.7");
    }

    @Test
    void keepsARecordItCannotRead() {
        assertThat(read(LINK, "NewOpportunityObj.x.json", "{\"amount\":\"viel\"}".getBytes(StandardCharsets.UTF_8)).items())
                .singleElement()
                .isInstanceOf(Item.Refused.class);
        assertThat(read(LINK, "NewOpportunityObj.x.json", "{".getBytes(StandardCharsets.UTF_8)).items())
                .singleElement()
                .isInstanceOf(Item.Refused.class);
    }

    private static String text(String name) {
        return new String(Golden.raw(SYSTEM, name), StandardCharsets.UTF_8);
    }

    /** The name of a sample begins with that of the kind of record. */
    private static Contents read(Connection link, String name, byte[] record) {
        Item.Thin thin = new Item.Thin(name.split("\\.")[0], "65ee0001", SENT_AT, "{}");
        return new Fxiaoke()
                .connect(link)
                .readRecord(thin, new String(record, StandardCharsets.UTF_8), SENT_AT.plusSeconds(3), "receipt");
    }
}
