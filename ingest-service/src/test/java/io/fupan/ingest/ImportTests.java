package io.fupan.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fupan.event.Event;
import io.fupan.event.activity.ActivityFact;
import io.fupan.event.deal.DealFact;
import io.fupan.event.json.EventCodec;
import io.fupan.event.json.Families;
import io.fupan.event.topic.Topics;
import io.fupan.ingest.Client.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ImportTests extends RunningIngest {

    private static final String DEALS = """
            {"source":"%s","target":"deals","currency":"USD","undatedOn":"2021-12-31","decimal":".",
             "stages":{"Prospecting":"open","Engaging":"open","Won":"won","Lost":"lost"},
             "stageDates":{"Engaging":"engage_date"},
             "fields":{"id":"opportunity_id","owner":"sales_agent","product":{"column":"product","values":{"Lathe 20":"Lathe Twenty"}},
                       "account":"account","stage":"deal_stage","created":"engage_date","closed":"close_date",
                       "wonAmount":"close_value","pipeline":{"value":"sales"},"firstStage":{"value":"Prospecting"}}}""";

    @Test
    void readsATableOfDealsAsTheirLives() throws IOException {
        JsonNode done = imported(upload("deals.csv", sample(), DEALS.formatted("lives"), "manager"));

        assertThat(done.path("rows").asInt()).isEqualTo(7);
        assertThat(done.path("accepted").asInt()).isEqualTo(4);
        assertThat(done.path("refused").asInt()).isEqualTo(3);
        assertThat(lives("lives:Q7AA01ZX")).containsExactly("deal.created", "deal.stage-changed", "deal.won");
        assertThat(lives("lives:Q7AA02ZX")).containsExactly("deal.created", "deal.stage-changed", "deal.lost");
        assertThat(lives("lives:Q7AA03ZX")).containsExactly("deal.created", "deal.stage-changed");
        assertThat(lives("lives:Q7AA04ZX")).containsExactly("deal.created");
        Event<DealFact> won = deals("lives:Q7AA01ZX").get(2);
        assertThat(won.time()).isEqualTo("2021-04-01T12:00:00Z");
        assertThat(((DealFact.Won) won.data()).amount()).hasToString("Money[amount=1250.5, currency=USD]");
        DealFact.Created undated = (DealFact.Created) deals("lives:Q7AA04ZX").getFirst().data();
        assertThat(undated.dateImputed()).isTrue();
        assertThat(undated.product()).isEqualTo("Lathe Twenty");
        assertThat(undated.stage()).isEqualTo("Prospecting");
    }

    @Test
    void leadsEachEventBackToItsRows() throws IOException {
        imported(upload("deals.csv", sample(), DEALS.formatted("receipts"), "integration"));

        String receipt = deals("receipts:Q7AA01ZX").getFirst().receipt();
        JsonNode kept = records.ofReceipt(Topics.RECEIPTS, receipt).getFirst();
        assertThat(kept.path("data").path("door").asString()).isEqualTo("import");
        assertThat(kept.path("data").path("body").asString()).startsWith("opportunity_id,").contains("Q7AA01ZX");
    }

    @Test
    void givesTheSameFileTheSameEvents() throws IOException {
        imported(upload("deals.csv", sample(), DEALS.formatted("twice"), "admin"));
        List<String> first = ids("twice:Q7AA01ZX");
        imported(upload("other.csv", sample(), DEALS.formatted("twice"), "admin"));

        assertThat(ids("twice:Q7AA01ZX")).hasSize(6).isSubsetOf(first);
    }

    @Test
    void recordsNothingWhenRehearsing() throws IOException {
        Answer answer = post("deals.csv", sample(), DEALS.formatted("rehearsed"), "admin", "dryRun", "true");

        JsonNode done = imported(answer);

        assertThat(done.path("accepted").asInt()).isEqualTo(4);
        assertThat(done.path("firstErrors").get(0).path("row").asInt()).isEqualTo(6);
        assertThat(done.path("firstErrors").get(0).path("reason").asString()).isEqualTo("INVALID_DATE");
        assertThat(done.path("firstErrors").get(0).path("column").asString()).isEqualTo("engage_date");
        assertThat(deals("rehearsed:Q7AA01ZX")).isEmpty();
    }

    @Test
    void givesTheRefusedRowsBackWithoutFormulas() throws IOException {
        JsonNode done = imported(upload("deals.csv", sample(), DEALS.formatted("refused"), "admin"));

        String file = client.get("/api/v1/imports/" + done.path("id").asString() + "/refused.csv", "admin").response().body();

        assertThat(file.lines()).hasSize(4);
        assertThat(file.lines().findFirst()).hasValue(
                "\uFEFFopportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value,"
                        + "refused row,refused because,refused column,refused detail");
        assertThat(file).contains("UNKNOWN_STAGE", "NO_DATE", "\"'=HYPERLINK(\"\"x\"\")\"");
    }

    @Test
    void asksWhatAnAmbiguousDateMeans() throws IOException {
        Answer answer = upload("deals.csv", "id,day\n1,03/04/2021\n2,04/05/2021\n".getBytes(StandardCharsets.UTF_8), """
                {"source":"dates","target":"deals","fields":{"id":"id","created":"day"}}""", "admin");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("reason")).isEqualTo("DATE_FORMAT_NOT_CHOSEN");
        assertThat(answer.text("field")).isEqualTo("day");
        assertThat(answer.text("detail")).contains("'03/04/2021' is 2021-04-03 (d/m/yyyy) or 2021-03-04 (m/d/yyyy)");
    }

    @ParameterizedTest
    @CsvSource({"d/m/yyyy, 2021-04-03", "M/D/YYYY, 2021-03-04"})
    void readsADateAsWasChosen(String format, String day) throws IOException {
        String source = "chosen-" + format.length() + format.charAt(0);
        imported(upload("deals.csv", "id,day\n1,03/04/2021\n".getBytes(StandardCharsets.UTF_8), """
                {"source":"%s","target":"deals","dateFormat":"%s","fields":{"id":"id","created":"day"}}"""
                .formatted(source, format), "admin"));

        assertThat(deals(source + ":1").getFirst().time()).isEqualTo(day + "T12:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'id,day\n1,2021-01-01'          | {'source':'x','target':'deals','fields':{'id':'nr','created':'day'}}                       | MISSING_COLUMN",
        "'id,id\n1,2'                    | {'source':'x','target':'deals','fields':{'id':'id'}}                                        | AMBIGUOUS_COLUMN",
        "'id,v\n1,1.234'                 | {'source':'x','target':'deals','fields':{'id':'id','amount':'v'}}                           | NUMBER_FORMAT_NOT_CHOSEN",
        "'id\n1'                         | {'source':'x','target':'deals','fields':{'id':'id','colour':'id'}}                          | UNKNOWN_FIELD",
        "'id\n1'                         | {'source':'x','target':'deals','fields':{'name':'id'}}                                      | MISSING_FIELD",
        "'id\n1'                         | {'source':'x','target':'dreams','fields':{'id':'id'}}                                       | UNKNOWN_TARGET",
        "'id\n1'                         | {'source':'x','target':'deals','fields':{'id':'id'},'dates':'x'}                            | INVALID_PLAN",
        "'id\n1'                         | {'source':'x y','target':'deals','fields':{'id':'id'}}                                      | INVALID_PLAN",
        "'id,day\n1,x'                   | {'source':'x','target':'deals','fields':{'id':'id','created':{'column':'day','format':'q'}}} | UNKNOWN_DATE_FORMAT",
        "''                              | {'source':'x','target':'deals','fields':{'id':'id'}}                                        | EMPTY_FILE",
        "'id\n1'                         | {'source':'x','target':'deals','encoding':'EBCDIC','fields':{'id':'id'}}                    | UNKNOWN_ENCODING"
    })
    void saysWhatIsWrongBeforeItReadsOn(String file, String plan, String reason) throws IOException {
        Answer answer = upload(
                "deals.csv", (file == null ? "" : file).replace("\\n", "\n").getBytes(StandardCharsets.UTF_8), plan.replace('\'', '"'), "admin");

        assertThat(answer.text("reason")).isEqualTo(reason);
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void readsGb18030WhenThatIsChosen() throws IOException {
        byte[] file = "\u7F16\u53F7,\u540D\u79F0,\u521B\u5EFA\n1,\u8F66\u5E8A\u9879\u76EE,2021\u5E743\u67084\u65E5\n".getBytes(Charset.forName("GB18030"));
        String plan = """
                {"source":"%s","target":"deals","dateFormat":"yyyy\u5E74m\u6708d\u65E5",%s
                 "fields":{"id":"\u7F16\u53F7","name":"\u540D\u79F0","created":"\u521B\u5EFA"}}""";

        Answer unchosen = upload("deals.csv", file, plan.formatted("gb0", ""), "admin");
        imported(upload("deals.csv", file, plan.formatted("gb1", "\"encoding\":\"GB18030\","), "admin"));

        assertThat(unchosen.text("reason")).isEqualTo("INVALID_ENCODING");
        assertThat(((DealFact.Created) deals("gb1:1").getFirst().data()).name()).isEqualTo("\u8F66\u5E8A\u9879\u76EE");
    }

    @Test
    void readsAWorkbookWithItsOwnDatesAndNumbers() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Deals");
            for (String name : List.of("id", "day", "value")) {
                sheet.value(0, List.of("id", "day", "value").indexOf(name), name);
            }
            sheet.value(1, 0, "x1");
            sheet.value(1, 1, LocalDate.parse("2021-03-04"));
            sheet.style(1, 1).format("dd/mm/yyyy").set();
            sheet.value(1, 2, 1234.56);
        }

        imported(upload("deals.xlsx", file.toByteArray(), """
                {"source":"excel","target":"deals","decimal":",","fields":{"id":"id","created":"day","amount":"value"}}""", "admin"));

        Event<DealFact> created = deals("excel:x1").getFirst();
        assertThat(created.time()).isEqualTo("2021-03-04T12:00:00Z");
        assertThat(((DealFact.Created) created.data()).amount().amount()).isEqualByComparingTo("1234.56");
    }

    @Test
    void keepsAPlanUnderAName() throws IOException {
        Answer saved = client.send(client.api("/api/v1/import-templates/weekly", "manager")
                .header("content-type", "application/json")
                .PUT(BodyPublishers.ofString(DEALS.formatted("weekly"))));
        JsonNode done = imported(post("deals.csv", sample(), null, "manager", "template", "weekly"));
        Answer gone = client.send(client.api("/api/v1/import-templates/weekly", "manager").DELETE());

        assertThat(saved.status()).isEqualTo(200);
        assertThat(done.path("accepted").asInt()).isEqualTo(4);
        assertThat(gone.status()).isEqualTo(204);
        assertThat(client.get("/api/v1/import-templates/weekly", "manager").status()).isEqualTo(404);
    }

    @Test
    void statesTargetsByTheSameRulesAsPeople() throws IOException {
        String plan = """
                {"source":"plan","target":"targets","decimal":",","grouping":".","currency":"EUR",
                 "fields":{"scope":"scope","period":"period","metric":{"value":"bookings"},"amount":"amount","reason":"reason"}}""";
        String file = "scope,period,amount,reason\nteam:Imported,2027-Q1,\"600.000,50\",plan\nteam:Imported,27Q2,\"1\",plan\n";
        JsonNode first = imported(upload("t.csv", file.getBytes(StandardCharsets.UTF_8), plan, "manager"));
        JsonNode again = imported(upload("t.csv", file.getBytes(StandardCharsets.UTF_8), plan, "manager"));
        JsonNode revised = imported(upload("t.csv", "scope,period,amount,reason\nteam:Imported,2027-Q1,5,\n".getBytes(StandardCharsets.UTF_8), plan, "manager"));

        assertThat(first.path("accepted").asInt()).isEqualTo(1);
        assertThat(first.path("firstErrors").get(0).path("reason").asString()).isEqualTo("INVALID_PERIOD");
        assertThat(again.path("unchanged").asInt()).isEqualTo(1);
        assertThat(revised.path("firstErrors").get(0).path("reason").asString()).isEqualTo("REASON_REQUIRED");
        JsonNode stated = client.get("/api/v1/targets?scope=team:Imported", "bi").body().path("items").get(0);
        assertThat(stated.path("data").path("amount").path("amount").asString()).isEqualTo("600000.50");
    }

    @Test
    void readsActivitiesAndCustomers() throws IOException {
        imported(upload("a.csv", "when,who,what,deal\n2021-03-04 09:30,Nora,call,crm:1\n".getBytes(StandardCharsets.UTF_8), """
                {"source":"calls","target":"activities","zone":"Asia/Shanghai",
                 "fields":{"time":"when","actor":"who","kind":"what","deal":"deal"}}""", "integration"));
        JsonNode customers = imported(upload("c.csv", "id,name,since\nA1,Hollow Creek,2021-03-04\n".getBytes(StandardCharsets.UTF_8), """
                {"source":"crm","target":"customers","fields":{"subject":"id","name":"name","time":"since"}}""", "integration"));

        Event<ActivityFact> call = Families.ACTIVITY.read(records.of(Topics.ACTIVITY_EVENTS, "crm:1").getFirst().value());
        assertThat(call.time()).isEqualTo("2021-03-04T01:30:00Z");
        assertThat(customers.path("events").asInt()).isEqualTo(1);
        assertThat(records.of(Topics.CUSTOMER_EVENTS, "A1")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"deals, bi, 403", "deals, rep.Ann, 403", "deals, manager.Rocco, 403", "targets, integration, 403", "deals, integration, 400"})
    void guardsTheDoor(String target, String token, int status) throws IOException {
        Answer answer = upload("x.csv", "a\n".getBytes(StandardCharsets.UTF_8),
                "{\"source\":\"x\",\"target\":\"%s\",\"fields\":{\"id\":\"id\"}}".formatted(target), token);

        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void showsImportsToWhoUploadedThem() throws IOException {
        JsonNode done = imported(upload("deals.csv", sample(), DEALS.formatted("shown"), "manager"));
        String path = "/api/v1/imports/" + done.path("id").asString();

        assertThat(client.get(path, "integration.other").status()).isEqualTo(404);
        assertThat(client.get(path, "admin").status()).isEqualTo(200);
        assertThat(client.get("/api/v1/imports", "manager").body().path("items").size()).isPositive();
    }

    private JsonNode imported(Answer answer) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(202);
        String path = "/api/v1/imports/" + answer.text("id");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(client.get(path, "admin").text("status")).isEqualTo("done"));
        return client.get(path, "admin").body();
    }

    private Answer upload(String name, byte[] file, String plan, String token) throws IOException {
        return post(name, file, plan, token, null, null);
    }

    private Answer post(String name, byte[] file, String plan, String token, String parameter, String value)
            throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        part(body, "name=\"file\"; filename=\"" + name + "\"", file);
        if (plan != null) {
            part(body, "name=\"plan\"", plan.getBytes(StandardCharsets.UTF_8));
        }
        if (parameter != null) {
            part(body, "name=\"" + parameter + "\"", value.getBytes(StandardCharsets.UTF_8));
        }
        body.write("--edge--\r\n".getBytes(StandardCharsets.UTF_8));
        return client.send(client.api("/api/v1/imports", token)
                .header("content-type", "multipart/form-data; boundary=edge")
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static void part(ByteArrayOutputStream body, String disposition, byte[] content) throws IOException {
        body.write(("--edge\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        body.write(content);
        body.write("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sample() throws IOException {
        return Files.readAllBytes(Path.of("src/test/resources/imports/deals.csv"));
    }

    private List<Event<DealFact>> deals(String subject) {
        return records.of(Topics.DEAL_EVENTS, subject).stream()
                .map(each -> Families.DEAL.read(EventCodec.parse(each.value())))
                .toList();
    }

    private List<String> lives(String subject) {
        return deals(subject).stream().map(Event::type).toList();
    }

    private List<String> ids(String subject) {
        return deals(subject).stream().map(Event::identity).toList();
    }
}
