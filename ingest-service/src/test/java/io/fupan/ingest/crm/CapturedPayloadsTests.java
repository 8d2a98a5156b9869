package io.fupan.ingest.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.fupan.ingest.Neutral;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.item.Item;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Payloads that others captured or published. They are not ours to keep, so a folder of them is looked for where the
 * environment variable or system property {@code FUPAN_CRM_PAYLOADS} says.
 */
class CapturedPayloadsTests {

    private static final String FOLDER = "FUPAN_CRM_PAYLOADS";

    @BeforeEach
    void requireThePayloads() {
        assumeThat(folder()).as("%s names no folder of captured payloads", FOLDER).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hubspot", "salesforce", "pipedrive", "zoho"})
    void readsEveryPayloadWithoutRefusingIt(String system) {
        List<Sample> payloads = payloads(system).toList();
        assertThat(payloads).isNotEmpty();
        for (Sample payload : payloads) {
            Contents contents = read(payload);
            assertThat(contents.items()).as(payload.toString()).isNotEmpty().noneMatch(Item.Refused.class::isInstance);
            assertThat(Neutral.text(read(payload))).as(payload.toString()).isEqualTo(Neutral.text(contents));
        }
    }

    @Test
    void readsHubSpot() {
        assertThat(lines("hubspot", "deal_propertyChange_dealstage_closedwon"))
                .containsExactly("deal.won 2019-04-24T11:36:55.815Z {}");
        assertThat(lines("hubspot", "deal_propertyChange_dealstage_custom")).containsExactly(
                "deal.stage-changed 2019-05-07T10:20:26.153Z {\"stage\":\"1f4f1ec1-8174-49f3-a112-4eaa4748e38e\"}");
        assertThat(lines("hubspot", "contact_batch_out_of_order")).hasSize(5).containsOnly("Ignored[reason=NOT_KEPT]");
    }

    @Test
    void readsSalesforce() {
        assertThat(lines("salesforce", "outbound_opportunity_negotiation_review")).contains(
                "deal.stage-changed 2020-05-09T03:04:32Z {\"stage\":\"Negotiation/Review\",\"open\":true}",
                "deal.close-date-changed 2020-05-09T03:04:32Z {\"expectedClose\":\"2020-07-11\"}");
        assertThat(lines("salesforce", "outbound_opportunity_closed_won_testfixture"))
                .contains("deal.won 2026-11-23T12:00:00Z {\"observed\":true}");
        assertThat(lines("salesforce", "cdc_opportunity_create")).singleElement().asString()
                .startsWith("deal.created 2022-05-19T16:32:13Z")
                .contains("\"expectedClose\":\"2022-05-31\"", "\"amount\":\"40000\"");
        assertThat(lines("salesforce", "cdc_account_update_merged_3_records"))
                .hasSize(3)
                .allMatch(line -> line.startsWith("customer.updated") && line.contains("Apparel"));
        assertThat(lines("salesforce", "cdc_account_gap_create")).singleElement().asString().startsWith("Thin[");
    }

    @Test
    void readsPipedrive() {
        assertThat(lines("pipedrive", "v1_updated_deal_won")).containsExactly("deal.won 2015-10-14T12:58:03Z {}");
        assertThat(lines("pipedrive", "v1_updated_deal_only_update_time")).containsExactly("Ignored[reason=NO_CHANGE]");
        assertThat(lines("pipedrive", "v2_delete_deal")).containsExactly("deal.deleted 2022-11-24T15:16:53.335Z {}");
        assertThat(lines("pipedrive", "v2_create_deal")).singleElement().asString()
                .startsWith("deal.created 2022-11-24T13:18:55Z")
                .contains("\"amount\":{\"amount\":\"100\",\"currency\":\"EUR\"}");
    }

    @Test
    void readsZoho() {
        assertThat(lines("zoho", "notification_leads_update")).containsExactly("Ignored[reason=NO_CHANGE]");
        assertThat(lines("zoho", "notification_leads_delete")).containsExactly("Ignored[reason=NOT_KEPT]");
    }

    private static List<String> lines(String system, String name) {
        Sample payload = payloads(system).filter(each -> each.name().equals(name)).findFirst().orElseThrow();
        return read(payload).items().stream().flatMap(item -> Neutral.lines(item).stream()).toList();
    }

    private static Contents read(Sample payload) {
        Map<String, String> settings = Map.of(
                "public-url", "https://ingest.example.com/webhooks/hubspot/main",
                "instance-url", "https://example.my.salesforce.example");
        Connection connection = new Connection(
                "main",
                payload.system(),
                List.of("user:password"),
                Map.of("token", "made-up"),
                settings,
                new Mapping(Map.of(), Map.of(), Map.of(), Map.of(), "USD", ZoneId.of("UTC")));
        return Systems.adapter(connection).read(payload.deliveryAt(Sample.NOW, Map.of()));
    }

    /** What is sent to us; some of the files hold records and lists as the systems' own APIs give them. */
    private static Stream<Sample> payloads(String system) {
        return Sample.files(folder().resolve(system)).stream()
                .filter(file -> {
                    String name = file.getFileName().toString();
                    return switch (system) {
                        case "hubspot" -> name.startsWith("deal_prop") || name.startsWith("contact_") || name.startsWith("docs_") || name.startsWith("app_");
                        case "salesforce" -> name.startsWith("cdc_") || name.startsWith("outbound_opp");
                        case "zoho" -> name.startsWith("notification_");
                        default -> true;
                    };
                })
                .map(file -> Sample.read(system, file));
    }

    private static Path folder() {
        String name = System.getProperty(FOLDER, System.getenv(FOLDER));
        return name == null || !Files.isDirectory(Path.of(name)) ? null : Path.of(name);
    }
}
