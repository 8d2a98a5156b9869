package io.fupan.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.fupan.backends.Backends;
import io.fupan.event.topic.Topics;
import io.fupan.service.view.LogFollower;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The whole service between a real broker and a store in memory. Each test has its own months and surveys. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"management.server.port=0", "fupan.topics.partitions=2"})
@Import(Tokens.class)
class FeedbackTests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @LocalServerPort
    int port;

    @Autowired
    MongoTemplate mongo;

    @Autowired
    LogFollower follower;

    @Autowired
    MeterRegistry meters;

    @DynamicPropertySource
    static void backends(DynamicPropertyRegistry registry) {
        Backends.register(registry);
    }

    @Test
    void scoresWhatWasAccepted() {
        List<ObjectNode> answers = new ArrayList<>(Answers.sixTwoTwo("a", "2017-01-10"));
        answers.add(3, Answers.nps("bad", "c", 11, "2017-01-10T00:00:00Z"));

        Http.Answer answer = admin().post("/api/v1/feedback/customer:batch", Answers.batch(answers));
        awaitView();

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().get("received").asInt()).isEqualTo(11);
        assertThat(answer.json().get("accepted").asInt()).isEqualTo(10);
        assertThat(answer.json().get("refused").asInt()).isEqualTo(1);
        assertThat(answer.json().get("items").get(0).toString())
                .contains("\"index\":3", "\"id\":\"bad\"", "\"status\":\"refused\"", "OUT_OF_RANGE", "\"field\":\"score\"");
        JsonNode nps = score("nps", "org", "2017-01");
        assertThat(nps.get("definition").toString()).isEqualTo("{\"id\":\"M32\",\"version\":1}");
        assertThat(nps.get("value").asDouble()).isEqualTo(40.0);
        assertThat(nps.get("n").asInt()).isEqualTo(10);
        assertThat(nps.get("interval").get("low").asDouble()).isEqualTo(-12.59, within(0.005));
        assertThat(nps.get("interval").get("high").asDouble()).isEqualTo(74.12, within(0.005));
        assertThat(nps.get("status").asString()).isEqualTo("OK");
        assertThat(nps.get("counts").toString()).isEqualTo("{\"detractors\":2,\"passives\":2,\"promoters\":6}");
        assertThat(nps.get("cut").propertyNames()).containsExactly(
                "feedback.events.v1-0",
                "feedback.events.v1-1",
                "feedback.survey-answers.v1-0",
                "feedback.survey-answers.v1-1");
    }

    @Test
    void countsARepeatedBatchOnce() {
        Object batch = Answers.batch(Answers.sixTwoTwo("b", "2017-02-10"));
        admin().post("/api/v1/feedback/customer:batch", batch);
        awaitView();
        JsonNode once = score("nps", "org", "2017-02");

        admin().post("/api/v1/feedback/customer:batch", batch);
        awaitView();

        JsonNode twice = score("nps", "org", "2017-02");
        assertThat(twice.get("cut")).isNotEqualTo(once.get("cut"));
        assertThat(withoutCut(twice)).isEqualTo(withoutCut(once));
        assertThat(twice.get("n").asInt()).isEqualTo(10);
    }

    @Test
    void believesTheEarliestOfTwoAnswersWithOneId() {
        post(Answers.nps("same-id", "anybody", 0, "2016-02-02T10:00:00Z"));
        post(Answers.nps("same-id", "somebody", 10, "2016-02-01T10:00:00Z"));
        awaitView();
        post(Answers.nps("same-id", "nobody", 5, "2016-02-03T10:00:00Z"));
        awaitView();

        JsonNode nps = score("nps", "org", "2016-02");

        assertThat(nps.get("n").asInt()).isEqualTo(1);
        assertThat(nps.get("value").asDouble()).isEqualTo(100);
    }

    @Test
    void believesTheLatestRevisionOfAnAnswerThatWasChanged() {
        publish(revision("00000000000000000002", 9, "great after all"));
        publish(revision("00000000000000000001", 3, null));
        awaitView();
        publish(revision("00000000000000000001", 3, null));
        awaitView();

        JsonNode nps = score("nps", "org", "2015-05");
        JsonNode answers = admin().get("/api/v1/feedback/customer?period=2015-05").json().get("items");

        assertThat(nps.get("n").asInt()).isEqualTo(1);
        assertThat(nps.get("value").asDouble()).isEqualTo(100);
        assertThat(texts(answers, "text")).containsExactly("great after all");
    }

    @Test
    void passesOverWhatItCannotRead() {
        publish("no event");
        publish("""
                {"specversion": "1.0", "id": "x", "source": "/feedback", "type": "feedback.idea-noted",
                 "subject": "x", "time": "2016-01-01T00:00:00Z", "data": {}}""");
        post(Answers.nps("after", "after", 9, "2016-03-01T10:00:00Z"));
        awaitView();

        assertThat(score("nps", "org", "2016-03").get("n").asInt()).isEqualTo(1);
        assertThat(count("feedback.records.unreadable")).isGreaterThanOrEqualTo(1);
        assertThat(count("feedback.records.unknown")).isGreaterThanOrEqualTo(1);
        assertThat(count("feedback.records.read"))
                .isEqualTo(count("feedback.records.projected")
                        + count("feedback.records.unknown")
                        + count("feedback.records.unreadable"));
    }

    @Test
    void believesTheLatestAnswerOfARespondentInTheWindow() {
        post(Answers.nps("c1", "late", 10, "2017-04-20T10:00:00Z"));
        post(Answers.nps("c2", "late", 0, "2017-03-10T10:00:00Z"));
        post(Answers.nps("c3", "late", 7, "2017-03-31T23:59:59.999Z"));
        awaitView();

        assertThat(score("nps", "org", "2017-04").get("value").asDouble()).isEqualTo(100);
        assertThat(score("nps", "org", "2017-03").get("value").asDouble()).isEqualTo(0);
        assertThat(score("nps", "org", "2017-03-01..2017-03-30").get("value").asDouble()).isEqualTo(-100);
        assertThat(score("nps", "org", "2017-03-01..2017-04-30").get("n").asInt()).isEqualTo(1);
    }

    @Test
    void scoresSatisfactionOfAnAccountOnAnyScaleAndSaysWhatIsInvented() {
        post(Answers.csat("d1", 4, 5, "2017-05-01T10:00:00Z").put("account", "Acme & Co"));
        post(Answers.csat("d2", 3, 5, "2017-05-01T10:00:00Z").put("account", "Acme & Co").put("provenance", "invented"));
        post(Answers.csat("d3", 2, 3, "2017-05-01T10:00:00Z").put("account", "Acme & Co"));
        post(Answers.csat("d4", 9, 10, "2017-05-01T10:00:00Z").put("account", "Acme & Co"));
        post(Answers.csat("d5", 5, 5, "2017-05-01T10:00:00Z").put("account", "Umbrella"));
        awaitView();

        JsonNode csat = score("csat", "account:Acme%20%26%20Co", "2017-05");

        assertThat(csat.get("value").asDouble()).isEqualTo(0.5);
        assertThat(csat.get("n").asInt()).isEqualTo(4);
        assertThat(csat.get("scope").asString()).isEqualTo("account:Acme & Co");
        assertThat(csat.get("provenance").asString()).isEqualTo("invented");
        assertThat(score("csat", "account:Umbrella", "2017-05").has("provenance")).isFalse();
        JsonNode behind = admin().get(csat.get("links").get("answers").asString()).json();
        assertThat(behind.get("items")).hasSize(4);
    }

    @Test
    void hasNoValueWithoutAnswers() {
        JsonNode none = score("csat", "org", "2001");

        assertThat(none.get("value").isNull()).isTrue();
        assertThat(none.get("interval").isNull()).isTrue();
        assertThat(none.get("status").asString()).isEqualTo("NO_DATA");
    }

    @Test
    void fillsTheStoreAgainFromTheLog() {
        admin().post("/api/v1/feedback/customer:batch", Answers.batch(Answers.sixTwoTwo("e", "2017-06-10")));
        admin().post("/api/v1/feedback/team:batch", Answers.batch(Answers.team("e", "Cara", "tools", 9, 4, "2017-06-10")));
        awaitView();
        JsonNode nps = score("nps", "org", "2017-06");
        String pulse = admin().get("/api/v1/feedback/team?period=2017-06&asOf=2017-12-31").body();

        mongo.getDb().drop();

        await().atMost(PATIENCE).ignoreExceptions().until(() -> score("nps", "org", "2017-06").equals(nps));
        await().atMost(PATIENCE).until(() ->
                admin().get("/api/v1/feedback/team?period=2017-06&asOf=2017-12-31").body().equals(pulse));
        assertThat(nps.get("n").asInt()).isEqualTo(10);
        assertThat(pulse).contains("\"n\":9");
    }

    @Test
    void storesNothingOfTheCallerOfATeamAnswer() {
        Http anna = new Http(port, Tokens.of("anna-subject", "rep", "team-of-anna"));
        ObjectNode answer = Answers.team("anonymous", "Cara", "tools", 1, 2, "2017-07-10").getFirst()
                .put("id", "anna-id")
                .put("respondent", "anna-name");

        int status = anna.post("/api/v1/feedback/team", answer).status();
        awaitView();

        assertThat(status).isEqualTo(202);
        List<ConsumerRecord<String, String>> records = log().stream()
                .filter(record -> record.key().equals("anonymous"))
                .toList();
        assertThat(records).hasSize(1);
        assertThat(records.getFirst().value()).doesNotContain("anna").contains("\"time\":\"2017-07-10T00:00:00Z\"");
        assertThat(records.getFirst().headers()).isEmpty();
        assertThat(Duration.ofMillis(records.getFirst().timestamp()).toSeconds() % 86_400).isZero();
        Document document = mongo.getCollection("feedback-team-answers").find(new Document("survey", "anonymous")).first();
        assertThat(document.toJson()).doesNotContain("anna");
        assertThat(document.keySet())
                .containsExactlyInAnyOrder(
                        "_id", "survey", "team", "score", "theme", "text", "answeredOn", "provenance");
        assertThat(document.getString("answeredOn")).isEqualTo("2017-07-10");
    }

    @Test
    void tellsOnlyGroupsThatHideEachPerson() {
        admin().post("/api/v1/feedback/team:batch", Answers.batch(Stream.of(
                        Answers.team("f", "Cara", "tools", 9, 2, "2017-08-01"),
                        Answers.team("f", "Rocco", "tools", 6, 4, "2017-08-02"),
                        Answers.team("f", "Dustin", "tools", 2, 5, "2017-08-03"))
                .flatMap(List::stream)
                .toList()));
        awaitView();

        JsonNode pulse = admin().get("/api/v1/feedback/team?period=2017-08").json();
        JsonNode themes = admin().get("/api/v1/feedback/themes?period=2017-08").json();
        JsonNode cara = admin().get("/api/v1/feedback/themes?period=2017-08&team=Cara").json();

        assertThat(pulse.get("n").asInt()).isEqualTo(17);
        assertThat(pulse.get("value").asDouble()).isEqualTo((9 * 2 + 6 * 4 + 2 * 5) / 17.0);
        assertThat(pulse.get("favourable").asDouble()).isEqualTo(8 / 17.0);
        assertThat(texts(pulse.get("teams"), "name")).containsExactly("Cara");
        assertThat(texts(themes.get("themes"), "theme")).containsExactly("tools");
        assertThat(themes.get("themes").get(0).get("texts")).hasSize(17);
        assertThat(cara.get("themes").get(0).get("n").asInt()).isEqualTo(9);
        assertThat(cara.get("themes").get(0).get("texts")).hasSize(9);
        assertThat(admin().get("/api/v1/feedback/themes?period=2017-08&team=Dustin").json().get("themes")).isEmpty();
    }

    @Test
    void showsTextsOnlyAmongEightAnswers() {
        admin().post("/api/v1/feedback/team:batch", Answers.batch(Stream.of(
                        Answers.team("g", "Cara", "tools", 7, 2, "2017-09-01"),
                        Answers.team("g", "Rocco", "leads", 8, 4, "2017-09-02"),
                        Answers.team("g", "Rocco", "prices", 8, 4, "2017-09-02"))
                .flatMap(List::stream)
                .toList()));
        awaitView();

        JsonNode themes = admin().get("/api/v1/feedback/themes?period=2017-09").json().get("themes");

        // Nor the texts of one of the other two: it could be told by what the total leaves.
        assertThat(texts(themes, "theme")).containsExactly("leads", "prices", "tools");
        assertThat(themes.get(2).get("n").asInt()).isEqualTo(7);
        assertThat(themes.get(2).get("texts")).isEmpty();
        assertThat(themes.get(0).get("texts").size() + themes.get(1).get("texts").size()).isEqualTo(8);
    }

    @Test
    void doesNotTellASurveyThatIsStillAnswered() {
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        admin().post("/api/v1/feedback/team:batch", Answers.batch(Answers.team("running", "Cara", "tools", 9, 2, today)));
        awaitView();

        JsonNode pulse = admin().get("/api/v1/feedback/team?period=last-7-days").json();

        assertThat(pulse.get("status").asString()).isEqualTo("NO_DATA");
        assertThat(pulse.get("open").get(0).asString()).isEqualTo("running");
        assertThat(pulse.get("n").asInt()).isZero();
    }

    @Test
    void showsAManagerTheOwnTeamOnly() {
        admin().post("/api/v1/feedback/team:batch", Answers.batch(Stream.of(
                        Answers.team("h", "Cara", "tools", 9, 2, "2017-10-01"),
                        Answers.team("h", "Rocco", "leads", 9, 4, "2017-10-02"))
                .flatMap(List::stream)
                .toList()));
        awaitView();
        Http cara = new Http(port, Tokens.of("cara", "manager", "Cara"));

        JsonNode pulse = cara.get("/api/v1/feedback/team?period=2017-10").json();
        JsonNode themes = cara.get("/api/v1/feedback/themes?period=2017-10").json();

        assertThat(texts(pulse.get("teams"), "name")).containsExactly("Cara");
        assertThat(texts(themes.get("themes"), "theme")).containsExactly("tools");
        assertThat(cara.get("/api/v1/feedback/themes?period=2017-10&team=Rocco").status()).isEqualTo(403);
    }

    @Test
    void pagesThroughAnswersNewestFirst() {
        admin().post("/api/v1/feedback/customer:batch", Answers.batch(Answers.sixTwoTwo("i", "2017-11-10")));
        admin().post("/api/v1/feedback/customer:batch", Answers.batch(List.of(
                Answers.nps("i-same", "x", 5, "2017-11-10T14:00:00Z").put("text", "Too slow"))));
        awaitView();
        List<String> seen = new ArrayList<>();
        String path = "/api/v1/feedback/customer?period=2017-11&limit=4";

        JsonNode page = admin().get(path).json();
        while (page.has("next")) {
            seen.addAll(texts(page.get("items"), "answeredAt"));
            page = admin().get(path + "&cursor=" + page.get("next").asString()).json();
        }
        seen.addAll(texts(page.get("items"), "answeredAt"));

        assertThat(seen).hasSize(11).isSortedAccordingTo((left, right) -> right.compareTo(left));
    }

    @Test
    void letsInWhoHasTheRole() {
        ObjectNode answer = Answers.nps("j", "j", 5, "2015-01-01T14:00:00Z");

        assertThat(new Http(port, null).post("/api/v1/feedback/customer", answer).status()).isEqualTo(401);
        assertThat(as("rep").post("/api/v1/feedback/customer", answer).status()).isEqualTo(403);
        assertThat(as("bi").post("/api/v1/feedback/team", answer).status()).isEqualTo(403);
        assertThat(as("integration").post("/api/v1/feedback/customer", answer).status()).isEqualTo(202);
        assertThat(as("rep").get("/api/v1/feedback/customer").status()).isEqualTo(403);
        assertThat(as("rep").get("/api/v1/feedback/team").status()).isEqualTo(403);
        assertThat(as("bi").get("/api/v1/feedback/themes").status()).isEqualTo(403);
        assertThat(as("integration").get("/api/v1/feedback/scores?instrument=nps").status()).isEqualTo(403);
        assertThat(as("bi").get("/api/v1/feedback/scores?instrument=nps").status()).isEqualTo(200);
    }

    @Test
    void explainsWhatIsWrongWithARequest() {
        assertProblem(admin().post("/api/v1/feedback/customer", "{"), 400, "INVALID_JSON", null);
        assertProblem(admin().post("/api/v1/feedback/customer", "[]"), 400, "INVALID_ANSWER", null);
        assertProblem(admin().post("/api/v1/feedback/customer:batch", "{}"), 400, "INVALID_BATCH", null);
        assertProblem(
                admin().post("/api/v1/feedback/customer", Answers.nps("k", "k", 11, "2015-01-01T14:00:00Z")),
                400, "OUT_OF_RANGE", "score");
        assertProblem(
                admin().post("/api/v1/feedback/team:batch", Answers.batch(Answers.team("k", "k", "k", 501, 3, "2015-01-01"))),
                400, "INVALID_BATCH", null);
        assertProblem(
                admin().post("/api/v1/feedback/team", "\"" + "x".repeat(1024 * 1024) + "\""),
                413, "PAYLOAD_TOO_LARGE", null);
        assertProblem(admin().get("/api/v1/feedback/scores?instrument=ces"), 400, "UNKNOWN_INSTRUMENT", "instrument");
        assertProblem(
                admin().get("/api/v1/feedback/scores?instrument=nps&scope=team:x"), 400, "INVALID_SCOPE", "scope");
        assertProblem(admin().get("/api/v1/feedback/team?period=soon"), 400, "INVALID_PERIOD", "period");
        assertProblem(admin().get("/api/v1/feedback/customer?cursor=x"), 400, "INVALID_CURSOR", "cursor");
        assertProblem(admin().get("/api/v1/feedback/customer?limit=0"), 400, "INVALID_LIMIT", "limit");
    }

    @Test
    void metersAddUp() {
        post(Answers.nps("l", "l", 5, "2014-01-01T14:00:00Z"));
        post(Answers.nps("m", "m", 50, "2014-01-01T14:00:00Z"));

        double received = meters.get("feedback.answers.received").tag("kind", "customer").counter().count();
        double accepted = meters.get("feedback.answers.accepted").tag("kind", "customer").counter().count();
        double refused = meters.get("feedback.answers.refused").tag("kind", "customer").counter().count();
        assertThat(received).isEqualTo(accepted + refused);
        assertThat(accepted).isGreaterThanOrEqualTo(1);
        assertThat(refused).isGreaterThanOrEqualTo(1);
    }

    @Test
    void describesItself() {
        JsonNode paths = new Http(port, null).get("/v3/api-docs").json().get("paths");

        assertThat(paths.propertyNames())
                .containsExactlyInAnyOrder(
                        "/api/v1/feedback/customer", "/api/v1/feedback/customer:batch", "/api/v1/feedback/team",
                        "/api/v1/feedback/team:batch", "/api/v1/feedback/scores", "/api/v1/feedback/themes");
        assertThat(paths.get("/api/v1/feedback/team").get("post").has("requestBody")).isTrue();
    }

    private static void assertProblem(Http.Answer answer, int status, String reason, String field) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.response().headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.json().get("reason").asString()).isEqualTo(reason);
        assertThat(answer.json().has("field") ? answer.json().get("field").asString() : null).isEqualTo(field);
    }

    private double count(String meter) {
        return meters.get(meter).counter().count();
    }

    /** An answer as ingest writes it for a survey system that says an answer again when it was changed. */
    private static String revision(String sequence, int score, String text) {
        return """
                {"specversion": "1.0", "id": "response/90210", "source": "/crm/delighted/acme",
                 "type": "feedback.customer-answered", "subject": "acme:4711", "time": "2015-05-02T07:46:40Z",
                 "sequence": "%s", "receipt": "r", "data": {"instrument": "nps", "score": %d, "scale": 10, "text": %s}}"""
                .formatted(sequence, score, text == null ? null : '"' + text + '"');
    }

    private static void publish(String record) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", Backends.get().brokers()), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(Topics.SURVEY_ANSWERS.name(), "x", record));
        }
    }

    private void post(ObjectNode customerAnswer) {
        admin().post("/api/v1/feedback/customer", customerAnswer);
    }

    private JsonNode score(String instrument, String scope, String period) {
        return admin().get("/api/v1/feedback/scores?instrument=%s&scope=%s&period=%s".formatted(instrument, scope, period))
                .json();
    }

    private static JsonNode withoutCut(JsonNode score) {
        return ((ObjectNode) score.deepCopy()).without("cut");
    }

    private static List<String> texts(JsonNode items, String field) {
        return StreamSupport.stream(items.spliterator(), false).map(item -> item.get(field).asString()).toList();
    }

    private Http admin() {
        return as("admin");
    }

    private Http as(String role) {
        return new Http(port, Tokens.of("somebody", role, null));
    }

    private void awaitView() {
        Map<TopicPartition, Long> ends;
        try (KafkaConsumer<String, String> consumer = consumer()) {
            ends = consumer.endOffsets(partitions());
        }
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> follower.position().equals(ends));
    }

    private static List<ConsumerRecord<String, String>> log() {
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = consumer()) {
            consumer.assign(partitions());
            consumer.seekToBeginning(partitions());
            long end = consumer.endOffsets(partitions()).values().stream().mapToLong(Long::longValue).sum();
            while (records.size() < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    private static List<TopicPartition> partitions() {
        return Stream.of(Topics.FEEDBACK_EVENTS, Topics.SURVEY_ANSWERS)
                .flatMap(topic -> Stream.of(0, 1).map(i -> new TopicPartition(topic.name(), i)))
                .toList();
    }

    private static KafkaConsumer<String, String> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", Backends.get().brokers()),
                new StringDeserializer(),
                new StringDeserializer());
    }
}
