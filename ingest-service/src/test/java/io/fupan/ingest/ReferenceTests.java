package io.fupan.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.Event;
import io.fupan.event.json.Families;
import io.fupan.event.reference.ReferenceFact;
import io.fupan.event.topic.Topics;
import io.fupan.ingest.Client.Answer;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ReferenceTests extends RunningIngest {

    private static final String USD = "{\"amount\":\"%s\",\"currency\":\"USD\"}";

    @Test
    void putsATargetOnTheLogWithItsReceipt() {
        Answer answer = post("/api/v1/targets", "manager", target("team:On The Log", "600000", "annual plan"));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body().path("items").get(0).path("version").asInt()).isEqualTo(1);
        List<ConsumerRecord<String, byte[]>> found =
                records.of(Topics.REFERENCE_EVENTS, "target:bookings:team:On The Log:2027-Q2");
        Event<ReferenceFact> event = Families.REFERENCE.read(found.getFirst().value());
        assertThat(found).hasSize(1);
        assertThat(event.receipt()).isEqualTo(answer.receipt());
        assertThat(event.source()).isEqualTo("/ingest/api/reference/loader");
        assertThat(((ReferenceFact.TargetSet) event.data()).version()).isEqualTo(1);
        assertThat(records.ofReceipt(Topics.RECEIPTS, answer.receipt())).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"integration, 403", "admin, 202"})
    void letsNoIntegrationSetATargetAtTheDoorOfEventsEither(String role, int status) {
        String data = "{\"scope\":\"team:Events %s\",\"period\":\"2027-Q2\",\"metric\":\"bookings\",\"amount\":%s,\"version\":1}"
                .formatted(role, USD.formatted("5"));
        String target = Events.event("t-" + role, "target.set", "t", "2017-01-01T00:00:00Z", data);

        Answer answer = client.send(client.api("/api/v1/events", role)
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(Events.batch(Events.roster("Events " + role), target))));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(records.of(Topics.REFERENCE_EVENTS, "target:bookings:team:Events " + role + ":2027-Q2"))
                .hasSize(status == 202 ? 1 : 0);
        assertThat(records.of(Topics.REFERENCE_EVENTS, "roster:Events " + role + "@always"))
                .hasSize(status == 202 ? 1 : 0);
    }

    @Test
    void wantsAReasonForARevision() {
        post("/api/v1/targets", "manager", target("team:Reason", "1", null));

        Answer refused = post("/api/v1/targets", "manager", target("team:Reason", "2", null));
        Answer revised = post("/api/v1/targets", "manager", target("team:Reason", "2", "a rep left"));

        assertProblem(refused, 400, "invalid-statement", "REASON_REQUIRED", "reason");
        assertThat(revised.body().path("items").get(0).path("version").asInt()).isEqualTo(2);
        assertThat(history("targets", "target:bookings:team:Reason:2027-Q2"))
                .extracting(each -> each.path("data").path("amount").path("amount").asString())
                .containsExactly("1", "2");
    }

    @Test
    void recordsNothingWhenTheSameIsStatedAgain() {
        String body = target("team:Again", "10", "plan");
        post("/api/v1/targets", "manager", body);

        Answer again = post("/api/v1/targets", "manager", body);

        assertThat(again.status()).isEqualTo(202);
        assertThat(again.body().path("unchanged").asInt()).isEqualTo(1);
        assertThat(again.body().has("receipt")).isFalse();
        assertThat(records.of(Topics.REFERENCE_EVENTS, "target:bookings:team:Again:2027-Q2")).hasSize(1);
    }

    @Test
    void letsATargetComeBackToAnEarlierValue() {
        for (String amount : List.of("1", "2", "1")) {
            post("/api/v1/targets", "manager", target("team:Back", amount, "because of " + amount));
        }

        assertThat(history("targets", "target:bookings:team:Back:2027-Q2")).hasSize(3);
    }

    @Test
    void refusesARevisionOfWhatSomebodyElseHasRevised() {
        post("/api/v1/targets", "manager", target("team:Race", "1", "plan"));
        String first = target("team:Race", "2", "mine").replace("{\"scope", "{\"expectedVersion\":1,\"scope");
        String second = target("team:Race", "3", "yours").replace("{\"scope", "{\"expectedVersion\":1,\"scope");

        Answer won = post("/api/v1/targets", "manager", first);
        Answer lost = post("/api/v1/targets", "admin", second);

        assertThat(won.status()).isEqualTo(202);
        assertProblem(lost, 409, "conflicting-statement", "VERSION_CONFLICT", "expectedVersion");
    }

    @ParameterizedTest
    @CsvSource({"'\"0\"', 202", "'\"7\"', 409", "latest, 400"})
    void takesTheExpectedVersionFromTheHeader(String header, int status) {
        Answer answer = client.send(client.api("/api/v1/targets", "manager")
                .header("content-type", "application/json")
                .header("if-match", header)
                .POST(BodyPublishers.ofString(target("team:Header" + status, "1", null))));

        assertThat(answer.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "targets    | {\"scope\":\"tem:A\",\"period\":\"2027\",\"metric\":\"bookings\",\"amount\":{\"amount\":\"1\",\"currency\":\"USD\"}} | INVALID_SCOPE | scope",
        "targets    | {\"scope\":\"org\",\"period\":\"2027Q1\",\"metric\":\"bookings\",\"amount\":{\"amount\":\"1\",\"currency\":\"USD\"}} | INVALID_PERIOD | period",
        "targets    | {\"scope\":\"org\",\"period\":\"mtd\",\"metric\":\"bookings\",\"amount\":{\"amount\":\"1\",\"currency\":\"USD\"}} | INVALID_PERIOD | period",
        "targets    | {\"scope\":\"org\",\"period\":\"2027\",\"metric\":\"boookings\",\"amount\":{\"amount\":\"1\",\"currency\":\"USD\"}} | UNKNOWN_METRIC | metric",
        "targets    | {\"scope\":\"org\",\"period\":\"2027\",\"metric\":\"dealsWon\",\"amount\":{\"amount\":\"1\",\"currency\":\"USD\"}} | INVALID_FIELD | count",
        "targets    | {\"scope\":\"org\",\"period\":\"2027\",\"metric\":\"bookings\",\"ammount\":1} | UNKNOWN_FIELD | ammount",
        "targets    | {\"period\":\"2027\",\"metric\":\"dealsWon\",\"count\":\"4\"} | MISSING_FIELD | scope",
        "targets    | 5 | INVALID_ITEM | ''",
        "forecasts  | {\"scope\":\"org\",\"period\":\"2027\",\"metric\":\"dealsWon\",\"count\":\"4\",\"category\":\"commit\",\"submittedOn\":\"2999-01-01\"} | DAY_IN_FUTURE | submittedOn",
        "roster     | {\"type\":\"target.set\",\"rep\":\"Ann\"} | INVALID_FIELD | type",
        "fx-rates   | {\"currency\":\"EUR\",\"base\":\"USD\",\"date\":\"2017-03-01\",\"rate\":\"-1\"} | INVALID_FIELD | ''",
        "pipelines  | {\"pipeline\":\"p\",\"stages\":[\"A\",\"A\"]} | INVALID_FIELD | stages",
        "pipelines  | {\"pipeline\":\"p\",\"stages\":[\"A\"],\"qualified\":\"B\"} | INVALID_FIELD | qualified",
        "aliases    | {\"kind\":\"product\",\"alias\":\"x\",\"name\":\"y\",\"expectedVersion\":1} | UNKNOWN_FIELD | expectedVersion"
    })
    void saysWhatIsWrongWithAStatement(String kind, String body, String reason, String field) {
        assertProblem(post("/api/v1/" + kind, "admin", body), 400, "invalid-statement", reason, field);
    }

    @Test
    void doesNotLetOneBadItemHoldUpTheOthers() {
        Answer answer = post("/api/v1/fx-rates", "admin", """
                [{"currency":"EUR","base":"USD","date":"2017-03-01","rate":"1.0533"},
                 {"currency":"euro","base":"USD","date":"2017-03-01","rate":"1.0533"},
                 {"currency":"EUR","base":"USD","date":"2017-03-02","rate":"1.0514"}]""");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body().path("recorded").asInt()).isEqualTo(2);
        assertThat(answer.body().path("items").get(1).path("status").asString()).isEqualTo("refused");
        assertThat(answer.body().path("items").get(1).path("reason").asString()).isEqualTo("INVALID_FIELD");
        assertThat(items("/api/v1/fx-rates?currency=EUR", "bi")).hasSize(2);
    }

    @Test
    void tellsThatNothingOfABatchIsAllowed() {
        Answer answer = post("/api/v1/aliases", "admin", "[{},{}]");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("items")).hasSize(2);
    }

    @Test
    void takesFiveHundredAndNotOneMore() {
        String item = "{\"kind\":\"media\",\"period\":\"2027-01\",\"amount\":" + USD.formatted("5") + "}";

        Answer many = post("/api/v1/spend", "manager", "[" + String.join(",", Collections.nCopies(500, item)) + "]");
        Answer more = post("/api/v1/spend", "manager", "[" + String.join(",", Collections.nCopies(501, item)) + "]");

        assertThat(many.body().path("recorded").asInt()).isEqualTo(1);
        assertThat(many.body().path("unchanged").asInt()).isEqualTo(499);
        assertThat(more.status()).isEqualTo(413);
    }

    @Test
    void freezesAForecast() {
        String body = "{\"scope\":\"rep:Anna\",\"period\":\"2027-Q3\",\"metric\":\"bookings\",\"category\":\"commit\",\"amount\":%s}";

        Answer submitted = post("/api/v1/forecasts", "rep.Anna", body.formatted(USD.formatted("48000")));
        Answer changed = post("/api/v1/forecasts", "rep.Anna", body.formatted(USD.formatted("52000")));

        assertThat(submitted.status()).isEqualTo(202);
        assertProblem(changed, 409, "conflicting-statement", "FROZEN", "");
        JsonNode listed = items("/api/v1/forecasts?scope=rep:Anna", "rep.Anna").getFirst();
        assertThat(listed.path("data").path("by").asString()).isEqualTo("Anna");
        assertThat(listed.path("data").path("amount").path("amount").asString()).isEqualTo("48000");
    }

    @Test
    void letsARepresentativeForecastForNobodyElse() {
        String body = "{\"scope\":\"rep:Bob\",\"period\":\"2027-Q3\",\"metric\":\"bookings\",\"category\":\"commit\",\"amount\":%s%s}";

        Answer other = post("/api/v1/forecasts", "rep.Carl", body.formatted(USD.formatted("1"), ""));
        Answer name = post("/api/v1/forecasts", "rep.Bob", body.formatted(USD.formatted("1"), ",\"by\":\"Carl\""));

        assertProblem(other, 403, "not-yours", "NOT_YOURS", "scope");
        assertProblem(name, 403, "not-yours", "NOT_YOURS", "by");
        assertThat(items("/api/v1/forecasts", "rep.Carl")).isEmpty();
    }

    @Test
    void letsTheManagerOfATeamPlanForThatTeamOnly() {
        post("/api/v1/roster", "admin", "{\"rep\":\"Rita\",\"team\":\"Rocco\"}");

        assertThat(post("/api/v1/targets", "manager.Rocco", target("team:Rocco", "5", null)).status()).isEqualTo(202);
        assertThat(post("/api/v1/targets", "manager.Rocco", target("rep:Rita", "5", null)).status()).isEqualTo(202);
        assertProblem(post("/api/v1/targets", "manager.Rocco", target("org", "5", null)), 403, "not-yours", "NOT_YOURS", "scope");
        assertProblem(post("/api/v1/targets", "manager.Cara", target("rep:Rita", "6", "x")), 403, "not-yours", "NOT_YOURS", "scope");
        assertThat(items("/api/v1/targets?scope=rep:Rita", "manager.Rocco")).hasSize(1);
        assertThat(items("/api/v1/targets?scope=rep:Rita", "manager.Cara")).isEmpty();
    }

    @Test
    void numbersCalendarsAndKeepsEachVersion() {
        String body = "{\"calendar\":\"retail\",\"kind\":\"4-5-4\",\"start\":\"2027-01-31\",\"startYear\":%s}";

        post("/api/v1/calendars", "admin", body.formatted("2027"));
        Answer second = post("/api/v1/calendars", "admin", body.formatted("2028"));
        Answer stale = post("/api/v1/calendars", "admin", body.formatted("2029").replace("{", "{\"version\":2,"));

        assertThat(second.body().path("items").get(0).path("version").asInt()).isEqualTo(2);
        assertProblem(stale, 409, "conflicting-statement", "VERSION_CONFLICT", "version");
        assertThat(items("/api/v1/calendars?calendar=retail", "bi"))
                .extracting(each -> each.path("subject").asString())
                .containsExactly("calendar:retail@1", "calendar:retail@2");
    }

    @Test
    void datesPipelinesBesideEachOther() {
        String body = "{\"pipeline\":\"partners\",\"stages\":[\"Lead\",\"Offer\"],\"won\":[\"Won\"],\"lost\":[\"Lost\"]%s}";

        post("/api/v1/pipelines", "admin", body.formatted(""));
        Answer dated = post("/api/v1/pipelines", "admin", body.formatted(",\"from\":\"2027-07-01\""));

        assertThat(dated.body().path("items").get(0).path("version").asInt()).isEqualTo(2);
        assertThat(items("/api/v1/pipelines?pipeline=partners", "admin")).hasSize(2);
    }

    @Test
    void takesAnotherQualifiedStageForARevision() {
        String body = "{\"pipeline\":\"qualifying\",\"stages\":[\"Lead\",\"Offer\"]%s}";

        post("/api/v1/pipelines", "admin", body.formatted(""));
        Answer named = post("/api/v1/pipelines", "admin", body.formatted(",\"qualified\":\"Offer\""));
        Answer again = post("/api/v1/pipelines", "admin", body.formatted(",\"qualified\":\"Offer\""));

        assertThat(named.body().path("items").get(0).path("version").asInt()).isEqualTo(2);
        assertThat(again.body().path("unchanged").asInt()).isEqualTo(1);
    }

    @Test
    void givesASignalAnIdMadeFromWhatItSays() {
        String body = "{\"topic\":\"demand\",\"text\":\"Retailers ask for smaller units\",\"scope\":\"segment:retail\",\"direction\":\"up\",\"on\":\"2026-11-01\"}";

        Answer first = post("/api/v1/market-signals", "manager", body);
        Answer again = post("/api/v1/market-signals", "manager", body);

        assertThat(first.body().path("recorded").asInt()).isEqualTo(1);
        assertThat(again.body().path("unchanged").asInt()).isEqualTo(1);
    }

    @Test
    void listsPageByPage() {
        post("/api/v1/competitor-intel", "manager", """
                [{"note":"p1","competitor":"Paged","topic":"price","text":"a","on":"2026-11-01"},
                 {"note":"p2","competitor":"Paged","topic":"price","text":"b","on":"2026-11-01"},
                 {"note":"p3","competitor":"Paged","topic":"price","text":"c","on":"2026-11-01"}]""");
        String list = "/api/v1/competitor-intel?competitor=Paged&limit=2";

        Answer first = client.get(list, "bi");
        Answer second = client.get(list + "&cursor=" + first.text("next"), "bi");

        assertThat(first.body().path("items")).hasSize(2);
        assertThat(second.body().path("items")).hasSize(1);
        assertThat(second.body().has("next")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/targets, rep, 403",
        "/api/v1/targets, integration, 403",
        "/api/v1/targets?limit=0, bi, 400",
        "/api/v1/targets?colour=red, bi, 400",
        "/api/v1/targets?cursor=*, bi, 400",
        "/api/v1/targets/history?subject=none, bi, 404",
        "/api/v1/territories, admin, 404"
    })
    void guardsTheLists(String path, String token, int status) {
        assertThat(client.get(path, token).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"targets, rep.Ann", "targets, bi", "spend, rep.Ann", "fx-rates, integration", "forecasts, bi"})
    void letsOnlyPlannersState(String kind, String token) {
        assertThat(post("/api/v1/" + kind, token, "{}").status()).isEqualTo(403);
    }

    @Test
    void describesEachKindForItself() {
        JsonNode paths = client.get("/v3/api-docs", null).body().path("paths");

        assertThat(paths.propertyNames())
                .contains("/api/v1/targets", "/api/v1/targets/history", "/api/v1/fx-rates", "/api/v1/competitor-intel")
                .noneMatch(path -> path.contains("{kind"));
        assertThat(paths.path("/api/v1/market-signals").path("post").path("operationId").asString())
                .isEqualTo("stateMarketSignals");
        assertThat(paths.path("/api/v1/targets").path("post").path("requestBody").toString()).contains("TargetSet");
    }

    private List<JsonNode> items(String path, String token) {
        JsonNode items = client.get(path, token).body().path("items");
        return StreamSupport.stream(items.spliterator(), false).toList();
    }

    private List<JsonNode> history(String kind, String subject) {
        return items(
                "/api/v1/" + kind + "/history?subject=" + URLEncoder.encode(subject, StandardCharsets.UTF_8), "bi");
    }

    private static String target(String scope, String amount, String reason) {
        return "{\"scope\":\"%s\",\"period\":\"2027-Q2\",\"metric\":\"bookings\",\"amount\":%s%s}"
                .formatted(scope, USD.formatted(amount), reason == null ? "" : ",\"reason\":\"" + reason + "\"");
    }

    private static void assertProblem(Answer answer, int status, String slug, String reason, String field) {
        assertThat(answer.body().path("reason").asString("")).isEqualTo(reason);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text("type")).isEqualTo("urn:fupan:problem:" + slug);
        assertThat(answer.text("field")).isEqualTo(field == null ? "" : field);
    }
}
