package io.fupan.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.topic.Topics;
import io.fupan.ingest.Client.Answer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ConnectionApiTests extends RunningIngest {

    private static final String ALL = "/api/v1/connections";

    private final String name = "c-" + UUID.randomUUID();
    private final String address = "/webhooks/standard/" + name;

    @Test
    void makesAConnectionThatTakesDeliveriesInAtOnce() {
        Answer made = create("");

        Answer delivered = client.signed(made.text("secret"), made.text("address"), Events.batch(Events.won("made")));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.response().headers().firstValue("location")).hasValue(ALL + "/" + name);
        assertThat(made.response().headers().firstValue("etag")).hasValue("\"1\"");
        assertThat(delivered.status()).isEqualTo(202);
    }

    @Test
    void showsASecretOnce() {
        String secret = create("").text("secret");

        Answer read = client.get(ALL + "/" + name, "admin");

        assertThat(secret).startsWith("whsec_");
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.response().body() + client.get(ALL, "admin").response().body()).doesNotContain(secret);
        assertThat(read.body().path("secrets").get(0).path("valid").asBoolean()).isTrue();
    }

    @Test
    void keepsSecretsAndCredentialsSealedOnTheTopic() {
        String secret = create(",\"credentials\":{\"token\":\"very-secret\"}").text("secret");

        String record = new String(records.of(Topics.CONNECTIONS, name).getFirst().value(), StandardCharsets.UTF_8);

        assertThat(record).contains(name).doesNotContain(secret.substring(6)).doesNotContain("very-secret");
        assertThat(client.get(ALL + "/" + name, "admin").body().path("credentials").get(0).asString()).isEqualTo("token");
    }

    @Test
    void takesTheOldSecretForAsLongAsTheOverlapSays() {
        String old = create("").text("secret");

        Answer rotated = client.call("POST", ALL + "/" + name + ":rotate", "{\"overlap\":\"PT1H\"}");
        Answer withOld = client.signed(old, address, Events.batch(Events.won("old")));
        Answer withNew = client.signed(rotated.text("secret"), address, Events.batch(Events.won("new")));
        Answer again = client.call("POST", ALL + "/" + name + ":rotate", "{\"overlap\":\"PT0S\"}");
        Answer afterwards = client.signed(rotated.text("secret"), address, Events.batch(Events.won("late")));

        assertThat(rotated.body().path("secrets")).hasSize(2);
        assertThat(rotated.body().path("secrets").get(1).has("until")).isTrue();
        assertThat(withOld.status()).isEqualTo(202);
        assertThat(withNew.status()).isEqualTo(202);
        assertThat(again.status()).isEqualTo(200);
        assertThat(afterwards.status()).isEqualTo(401);
    }

    @Test
    void endsOnlyTheSecretsThatARotationReplaces() {
        String first = create("").text("secret");
        String rotate = ALL + "/" + name + ":rotate";

        Answer added = client.call("POST", rotate, "{\"replaces\":[]}");
        Answer withFirst = client.signed(first, address, Events.batch(Events.won("first")));
        String id = added.body().path("secrets").get(1).path("id").asString();
        Answer replaced = client.call("POST", rotate, "{\"replaces\":[\"%s\"],\"overlap\":\"PT0S\"}".formatted(id));
        Answer withFirstAgain = client.signed(first, address, Events.batch(Events.won("gone")));
        Answer withAdded = client.signed(added.text("secret"), address, Events.batch(Events.won("added")));
        Answer withThird = client.signed(replaced.text("secret"), address, Events.batch(Events.won("third")));

        assertThat(added.body().path("secrets")).hasSize(2).noneMatch(secret -> secret.has("until"));
        assertThat(withFirst.status()).isEqualTo(202);
        assertThat(replaced.body().path("secrets")).hasSize(2).noneMatch(secret -> secret.has("until"));
        assertThat(withFirstAgain.status()).isEqualTo(401);
        assertThat(withAdded.status()).isEqualTo(202);
        assertThat(withThird.status()).isEqualTo(202);
    }

    @Test
    void refusesToReplaceASecretThatIsNone() {
        create("");
        assertProblem(
                client.call("POST", ALL + "/" + name + ":rotate", "{\"replaces\":[\"nosuch\"]}"), 400, "unknown-secret");
        assertThat(client.get(ALL + "/" + name, "admin").body().path("version").asLong()).isOne();
    }

    @Test
    void refusesOneSecretTooManyRatherThanToForgetAnother() {
        String first = create("").text("secret");
        String rotate = ALL + "/" + name + ":rotate";
        for (int secrets = 1; secrets < 20; secrets++) {
            assertThat(client.call("POST", rotate, "{\"replaces\":[]}").status()).isEqualTo(200);
        }

        Answer tooMany = client.call("POST", rotate, "{\"replaces\":[]}");
        Answer withFirst = client.signed(first, address, Events.batch(Events.won("kept")));

        assertProblem(tooMany, 409, "too-many-secrets");
        assertThat(withFirst.status()).isEqualTo(202);
    }

    @Test
    void changesWhatIsGivenAndNothingElse() {
        create(",\"settings\":{\"a\":\"1\"}");

        Answer updated = client.call(
                "PATCH", ALL + "/" + name, "{\"mapping\":{\"currency\":\"EUR\"},\"expectedEvery\":\"PT1H\",\"expectedVersion\":1}");

        assertThat(updated.status()).isEqualTo(200);
        assertThat(updated.body().path("version").asLong()).isEqualTo(2);
        assertThat(updated.body().path("settings").path("a").asString()).isEqualTo("1");
        assertThat(updated.body().path("mapping").path("currency").asString()).isEqualTo("EUR");
        assertThat(updated.body().path("changedBy").asString()).isEqualTo("loader");
    }

    @Test
    void letsNobodyOverwriteWhatTheyHaveNotSeen() {
        create("");
        client.call("PATCH", ALL + "/" + name, "{\"settings\":{\"a\":\"1\"}}");

        Answer stale = client.call("PATCH", ALL + "/" + name, "{\"settings\":{\"a\":\"2\"},\"expectedVersion\":1}");
        Answer staleToo = client.send(client.api(ALL + "/" + name + ":pause", "admin")
                .header("if-match", "\"1\"")
                .POST(java.net.http.HttpRequest.BodyPublishers.noBody()));

        assertProblem(stale, 409, "stale-version");
        assertProblem(staleToo, 409, "stale-version");
        assertThat(client.get(ALL + "/" + name, "admin").body().path("settings").path("a").asString()).isEqualTo("1");
    }

    @Test
    void pausesAndResumes() {
        String secret = create("").text("secret");

        client.call("POST", ALL + "/" + name + ":pause", "");
        Answer paused = client.signed(secret, address, Events.batch(Events.won("paused")));
        client.call("POST", ALL + "/" + name + ":resume", "");
        Answer resumed = client.signed(secret, address, Events.batch(Events.won("paused")));

        assertProblem(paused, 503, "connection-paused");
        assertThat(paused.response().headers().firstValue("retry-after")).isPresent();
        assertThat(resumed.status()).isEqualTo(202);
    }

    @Test
    void deletesAConnectionAndItsSecretsAndLetsTheNameBeUsedAgain() {
        String secret = create("").text("secret");

        Answer deleted = client.call("DELETE", ALL + "/" + name, "");
        Answer delivered = client.signed(secret, address, Events.batch(Events.won("deleted")));
        String last = new String(records.of(Topics.CONNECTIONS, name).getLast().value(), StandardCharsets.UTF_8);
        Answer again = create("");

        assertThat(deleted.status()).isEqualTo(204);
        assertProblem(delivered, 404, "unknown-connection");
        assertThat(last).contains("\"secrets\":[]");
        assertThat(again.body().path("version").asLong()).isEqualTo(3);
        assertThat(again.text("secret")).isNotEqualTo(secret);
    }

    @Test
    void showsHowAConnectionIsDoing() {
        String secret = create(",\"expectedEvery\":\"PT1H\"").text("secret");
        client.signed(secret, address, Events.batch(Events.won("health")));
        client.signed(Client.SECRET, address, Events.batch(Events.won("health")));

        JsonNode health = client.get(ALL + "/" + name, "admin").body().path("health");

        assertThat(health.path("hour").path("deliveries").asInt()).isOne();
        assertThat(health.path("hour").path("refusals").asInt()).isOne();
        assertThat(health.path("lastDeliveryAt").asString("")).isNotEmpty();
        assertThat(health.path("lagSeconds").asDouble()).isPositive();
        assertThat(health.path("silent").asBoolean()).isFalse();
    }

    @Test
    void showsButDoesNotChangeWhatIsConfigured() {
        assertThat(client.get(ALL + "/acme", "admin").text("origin")).isEqualTo("configuration");
        assertThat(client.get(ALL + "/acme", "admin").response().body()).doesNotContain("whsec_");
        assertProblem(client.call("POST", ALL + "/acme:pause", ""), 409, "connection-configured");
        assertProblem(client.call("POST", ALL, "{\"name\":\"acme\",\"system\":\"standard\"}"), 409, "connection-exists");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"system\":\"standard\"}                                           | 400 | missing-field",
        "{\"name\":\"a/b\",\"system\":\"standard\"}                          | 400 | invalid-name",
        "{\"name\":\"x\",\"system\":\"nosuch\"}                              | 400 | unknown-system",
        "{\"name\":\"x\",\"system\":\"standard\",\"secrets\":[\"short\"]}    | 400 | invalid-connection",
        "{\"name\":\"x\",\"system\":\"standard\",\"mapping\":{\"currency\":\"nope\"}} | 400 | invalid-connection",
        "{\"name\":\"x\",\"system\":\"standard\",\"mapping\":{\"colour\":\"red\"}}    | 400 | invalid-connection",
        "{\"name\":\"x\",\"system\":\"standard\",\"expectedEvery\":\"often\"}         | 400 | invalid-connection",
        "{\"name\":\"x\",\"system\":\"standard\",\"settings\":{\"a\":null}}           | 400 | missing-value",
        "{                                                                     | 400 | invalid-request"
    })
    void refusesWhatCannotWork(String body, int status, String slug) {
        assertProblem(client.call("POST", ALL, body), status, slug);
        assertThat(records.of(Topics.CONNECTIONS, "x")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"manager, 403", "integration, 403", "bi, 403", "admin, 200"})
    void isForAdmins(String role, int status) {
        assertThat(client.get(ALL, role).status()).isEqualTo(status);
    }

    @Test
    void tellsWhenThereIsNoSuchConnection() {
        assertProblem(client.get(ALL + "/nosuch", "admin"), 404, "unknown-connection");
        assertProblem(client.call("POST", ALL + "/nosuch:rotate", "{}"), 404, "unknown-connection");
    }

    private Answer create(String more) {
        return client.call("POST", ALL, "{\"name\":\"%s\",\"system\":\"standard\"%s}".formatted(name, more));
    }
}
