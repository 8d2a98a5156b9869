package io.fupan.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fupan.event.json.Families;
import io.fupan.event.topic.Topics;
import io.fupan.ingest.Client.Answer;
import io.fupan.ingest.lookup.RecordSource.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ReplayTests extends RunningIngest {

    private static final String QUARANTINE = "/api/v1/quarantine";

    private final String name = "r-" + UUID.randomUUID();
    private final String address = "/webhooks/paper/" + name;

    @BeforeEach
    void connection() {
        client.call("POST", "/api/v1/connections", "{\"name\":\"%s\",\"system\":\"paper\",\"secrets\":[\"pencil\"]}".formatted(name));
    }

    @Test
    void readsADeliveryAgainWithTheMappingThatWasCorrected() {
        client.paper(address, "won %1$s-a\nstage %1$s-b s1".formatted(name));
        JsonNode refused = onlyItem();

        mapStage("s1");
        Answer replayed = replay(refused);

        assertThat(replayed.status()).isEqualTo(200);
        assertThat(replayed.text("outcome")).isEqualTo("replayed");
        assertThat(records.of(Topics.DEAL_EVENTS, name + "-b")).hasSize(1);
        await().untilAsserted(() -> assertThat(item(refused).path("status").asString()).isEqualTo("replayed"));
        assertThat(item(refused).path("replayedBy").asString()).isEqualTo("loader");
    }

    @Test
    void countsNothingTwice() {
        client.paper(address, "won %1$s-a\nstage %1$s-b s1".formatted(name));
        JsonNode refused = onlyItem();
        mapStage("s1");

        replay(refused);
        replay(refused);

        for (String deal : new String[] {"-a", "-b"}) {
            assertThat(records.of(Topics.DEAL_EVENTS, name + deal).stream()
                            .map(each -> Families.DEAL.read(each.value()).identity())
                            .distinct())
                    .hasSize(1);
        }
    }

    @Test
    void tellsWhenAnItemStillCannotBeRead() {
        client.paper(address, "stage %s s1".formatted(name));
        JsonNode refused = onlyItem();

        Answer replayed = replay(refused);

        assertThat(replayed.text("outcome")).isEqualTo("refused");
        assertThat(replayed.text("reason")).isEqualTo("UNKNOWN_STAGE");
        await().untilAsserted(() -> assertThat(item(refused).has("replayedAt")).isTrue());
        assertThat(item(refused).path("status").asString()).isEqualTo("open");
    }

    @Test
    void readsManyAgainAndTellsHowFarItIs() {
        for (int i = 0; i < 5; i++) {
            client.paper(address, "stage %1$s-%2$d s1\nstage %1$s-x%2$d s2".formatted(name, i), "x-delivery", name + i);
        }
        await().untilAsserted(() -> assertThat(items("")).hasSize(10));
        mapStage("s1");

        Answer started = client.call("POST", QUARANTINE + ":replay", "{\"connection\":\"%s\"}".formatted(name));

        assertThat(started.status()).isEqualTo(202);
        assertThat(started.body().path("total").asInt()).isEqualTo(10);
        String progress = started.response().headers().firstValue("location").orElseThrow();
        await().untilAsserted(() -> assertThat(client.get(progress, "admin").text("state")).isEqualTo("finished"));
        JsonNode finished = client.get(progress, "admin").body();
        assertThat(finished.path("replayed").asInt()).isEqualTo(5);
        assertThat(finished.path("refused").asInt()).isEqualTo(5);
        await().untilAsserted(() -> assertThat(items("&status=open")).hasSize(5));
        await().untilAsserted(() -> assertThat(items("&status=replayed")).hasSize(5));
    }

    @Test
    void readsAgainWhatCameThroughTheApi() {
        Answer batch = client.events(Events.batch(Events.won(name), "{}"), Client.BATCH);
        String list = QUARANTINE + "?receipt=" + batch.receipt();
        await().untilAsserted(() -> assertThat(client.get(list, "admin").body().path("items")).hasSize(1));

        Answer replayed = replay(client.get(list, "admin").body().path("items").get(0));

        assertThat(replayed.text("outcome")).isEqualTo("refused");
        assertThat(replayed.text("reason")).isEqualTo("MISSING_FIELD");
    }

    @Test
    void tellsWhatCannotBeReadAgain() {
        client.paper(address, "gibberish");
        JsonNode refused = onlyItem();
        client.call("DELETE", "/api/v1/connections/" + name, "");

        assertProblem(client.call("POST", QUARANTINE + "/nosuch:replay", ""), 404, "unknown-quarantine-item");
        assertProblem(replay(refused), 404, "unknown-connection");
        assertProblem(client.get(QUARANTINE + "/replays/nosuch", "admin"), 404, "unknown-replay");
        assertThat(client.send(client.api(QUARANTINE + ":replay", "manager")
                                .header("content-type", "application/json")
                                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}")))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void asksForARecordThatADeliveryOnlyMentions() {
        PaperSystem.willAnswer(
                name, new Reply.Later(Duration.ofMillis(10), "busy"), new Reply.Found("{\"any\":\"thing\"}"));

        Answer answer = client.paper(address, "thin " + name);

        assertThat(answer.status()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> assertThat(records.of(Topics.DEAL_EVENTS, name)).hasSize(1));
        String receipt = Families.DEAL.read(records.of(Topics.DEAL_EVENTS, name).getFirst().value()).receipt();
        assertThat(client.get("/api/v1/receipts/" + receipt, "admin").text("body")).isEqualTo("thin " + name);
    }

    @Test
    void quarantinesARecordThatIsGoneAndAsksAgainWhenReplayed() {
        client.paper(address, "ignored X\nthin " + name);
        JsonNode refused = onlyItem();
        Instant now = Instant.now();

        PaperSystem.willAnswer(name, new Reply.Found("{}"));
        Answer replayed = replay(refused);

        assertThat(refused.path("reason").asString()).isEqualTo("UNRESOLVED");
        assertThat(refused.path("index").asInt()).isEqualTo(1);
        assertThat(replayed.text("outcome")).isEqualTo("pending");
        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> assertThat(item(refused).path("status").asString()).isEqualTo("replayed"));
        assertThat(records.of(Topics.DEAL_EVENTS, name)).hasSize(1);
        assertThat(Instant.parse(item(refused).path("replayedAt").asString())).isAfter(now);
    }

    private void mapStage(String stage) {
        String mapping = "{\"mapping\":{\"stages\":{\"%s\":{\"name\":\"Won\",\"pipeline\":\"\",\"category\":\"won\"}}}}";
        assertThat(client.call("PATCH", "/api/v1/connections/" + name, mapping.formatted(stage)).status()).isEqualTo(200);
    }

    private Answer replay(JsonNode item) {
        return client.call("POST", QUARANTINE + "/" + item.path("id").asString() + ":replay", "");
    }

    private JsonNode item(JsonNode item) {
        return client.get(QUARANTINE + "/" + item.path("id").asString(), "admin").body();
    }

    private JsonNode onlyItem() {
        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> assertThat(items("")).hasSize(1));
        return items("").get(0);
    }

    private JsonNode items(String more) {
        return client.get(QUARANTINE + "?connection=" + name + more, "admin").body().path("items");
    }
}
