package io.fupan.ingest.crm;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fupan.ingest.Neutral;
import io.fupan.ingest.item.Item;
import io.fupan.ingest.lookup.RecordSource;
import io.fupan.ingest.lookup.RecordSource.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Asks servers that answer as the systems do, and reads what they answer. */
class RecordSourceTests {

    private final List<String> asked = new ArrayList<>();
    private final Map<String, String> records = new HashMap<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void asksHubSpotForADealWithItsHistory() throws InterruptedException {
        Item.Thin thin = given("hubspot", "deal-with-history", "/crm/v3/objects/deals/901124");
        CrmAdapter adapter = adapter("hubspot", Map.of("api-url", url()), Map.of("token", "pat-made-up"));
        assertThat(read(adapter, thin)).anyMatch(line -> line.startsWith("deal.lost") && line.contains("price"));
        assertThat(asked).singleElement().asString()
                .startsWith("Bearer pat-made-up /crm/v3/objects/deals/901124?properties=dealname,")
                .contains("deal_currency_code", "gear", "propertiesWithHistory=dealstage,", "associations=companies");
    }

    @Test
    void asksHubSpotForOtherRecords() throws InterruptedException {
        RecordSource source = source(adapter("hubspot", Map.of("api-url", url()), Map.of("token", "t")));
        assertThat(source.ask("company", "1")).isInstanceOf(Reply.Gone.class);
        assertThat(source.ask("call", "2")).isInstanceOf(Reply.Gone.class);
        assertThat(source.ask("ticket", "3")).isInstanceOf(Reply.Denied.class);
        assertThat(asked).hasSize(2).allMatch(each -> each.contains("/crm/v3/objects/co") || each.contains("/objects/calls/2?"));
    }

    @Test
    void asksSalesforceForAnOpportunity() throws InterruptedException {
        Item.Thin thin = given("salesforce", "opportunity", "/services/data/v62.0/sobjects/Opportunity/0068e00000Deal9AAA");
        CrmAdapter adapter = adapter("salesforce", Map.of("instance-url", url()), Map.of("token", "t"));
        assertThat(read(adapter, thin)).contains("deal.won 2026-11-17T20:15:00Z {}");
        assertThat(asked).containsExactly("Bearer t /services/data/v62.0/sobjects/Opportunity/0068e00000Deal9AAA");
    }

    @Test
    void getsSalesforceATokenFirst() throws InterruptedException {
        records.put("/services/oauth2/token", "{\"access_token\":\"new\",\"token_type\":\"Bearer\"}");
        CrmAdapter adapter = adapter(
                "salesforce",
                Map.of("instance-url", url()),
                Map.of("refresh-token", "r", "client-id", "c", "client-secret", "s"));
        assertThat(source(adapter).ask("Account", "0018e00000Acme1AAB")).isInstanceOf(Reply.Gone.class);
        assertThat(asked).containsExactly(
                "null /services/oauth2/token", "Bearer new /services/data/v62.0/sobjects/Account/0018e00000Acme1AAB");
    }

    @Test
    void asksZohoForADeal() throws InterruptedException {
        Item.Thin thin = given("zoho", "deal", "/crm/v8/Deals/6172731000000939010");
        CrmAdapter adapter = adapter("zoho", Map.of("api-url", url()), Map.of("token", "1000.t"));
        assertThat(read(adapter, thin)).contains("deal.won 2026-11-17T15:59:59Z {}");
        assertThat(asked).containsExactly("Zoho-oauthtoken 1000.t /crm/v8/Deals/6172731000000939010");
    }

    @Test
    void getsZohoATokenFirst() throws InterruptedException {
        records.put("/oauth/v2/token", "{\"access_token\":\"1000.new\",\"expires_in\":3600}");
        CrmAdapter adapter = adapter(
                "zoho",
                Map.of("api-url", url(), "accounts-url", url()),
                Map.of("refresh-token", "r", "client-id", "c", "client-secret", "s"));
        assertThat(source(adapter).ask("Deals", "1")).isInstanceOf(Reply.Gone.class);
        assertThat(asked).containsExactly("null /oauth/v2/token", "Zoho-oauthtoken 1000.new /crm/v8/Deals/1");
    }

    @Test
    void asksNobodyWithoutACredential() {
        for (String system : List.of("hubspot", "salesforce", "zoho", "pipedrive")) {
            assertThat(adapter(system, Map.of(), Map.of()).records()).as(system).isNull();
        }
    }

    private Item.Thin given(String system, String name, String path) {
        JsonNode json = Systems.read(Systems.RESOURCES.resolve(system).resolve("records").resolve(name + ".json"));
        records.put(path, json.get("record").toString());
        JsonNode thin = json.get("thin");
        return new Item.Thin(
                thin.get("object").asString(),
                thin.get("id").asString(),
                Instant.parse(thin.get("at").asString()),
                thin.get("said").asString());
    }

    private static List<String> read(CrmAdapter adapter, Item.Thin thin) throws InterruptedException {
        Reply reply = source(adapter).ask(thin.object(), thin.id());
        assertThat(reply).isInstanceOf(Reply.Found.class);
        return adapter.readRecord(thin, ((Reply.Found) reply).json(), Sample.NOW, "receipt").items().stream()
                .flatMap(item -> Neutral.lines(item).stream())
                .toList();
    }

    private static RecordSource source(CrmAdapter adapter) {
        RecordSource source = adapter.records();
        assertThat(source).isNotNull();
        return source;
    }

    private static CrmAdapter adapter(String system, Map<String, String> settings, Map<String, String> credentials) {
        Connection connection = Systems.connection(system);
        Map<String, String> all = new HashMap<>(connection.settings());
        all.putAll(settings);
        return Systems.adapter(new Connection(
                "main", system, connection.secrets(), credentials, all, connection.mapping()));
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + '/';
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestHeaders().getFirst("Authorization") + ' ' + exchange.getRequestURI());
        String record = records.get(exchange.getRequestURI().getPath());
        byte[] bytes = (record == null ? "" : record).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(record == null ? 404 : 200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
