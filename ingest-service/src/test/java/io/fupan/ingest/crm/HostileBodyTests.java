package io.fupan.ingest.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.json.Families;
import io.fupan.event.topic.Topics;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.golden.Golden;
import io.fupan.ingest.golden.Links;
import io.fupan.ingest.golden.Sent;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.item.Item;
import io.fupan.ingest.item.Recorded;
import io.fupan.service.problem.Problem;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes from a proved sender is read or refused, item by item; nothing else is thrown, and memory is bounded. */
class HostileBodyTests {

    @ParameterizedTest
    @MethodSource("io.fupan.ingest.crm.Sample#all")
    void readsOrRefusesWhateverComes(Sample sample) {
        Random random = new Random(sample.toString().hashCode());
        CrmAdapter adapter = Systems.adapter(sample.connection());
        int read = 0;
        for (int round = 0; round < 200; round++) {
            Sample mutated = sample.withBody(Mutations.of(new String(sample.body(), StandardCharsets.UTF_8), random));
            Delivery delivery = mutated.deliveryAt(Sample.NOW, Map.of());
            verifyWithoutFailing(adapter, delivery);
            Contents contents = adapter.read(delivery);
            contents.events().forEach(HostileBodyTests::assertReadable);
            adapter.answer(delivery);
            read += contents.items().stream().anyMatch(item -> !(item instanceof Item.Refused)) ? 1 : 0;
        }
        boolean ofAnother = sample.name().contains("of-another");
        assertThat(read > 0).as("whether something of the bodies was read: %d", read).isNotEqualTo(ofAnother);
    }

    @ParameterizedTest
    @MethodSource("records")
    void readsOrRefusesWhateverRecordIsGot(String system, Item.Thin thin, String record) {
        Random random = new Random(record.hashCode());
        CrmAdapter adapter = Systems.adapter(Systems.connection(system));
        for (int round = 0; round < 300; round++) {
            String mutated = new String(Mutations.of(record, random), StandardCharsets.UTF_8);
            Contents contents = adapter.readRecord(thin, mutated, Sample.NOW, "receipt");
            contents.events().forEach(HostileBodyTests::assertReadable);
        }
    }

    @ParameterizedTest
    @MethodSource("others")
    void readsOrRefusesWhateverComesFromOtherSystems(String system, String file) {
        Random random = new Random((system + file).hashCode());
        String sample = new String(Golden.raw(system, file), StandardCharsets.UTF_8);
        String named = system.equals("template") ? file.substring(0, file.indexOf('.')) : system;
        CrmAdapter adapter = Systems.adapter(Links.of(named, secretOf(named)));
        for (int round = 0; round < 200; round++) {
            String type = file.endsWith(".form") ? "application/x-www-form-urlencoded" : "application/json";
            Sent sent = Sent.json(Sample.NOW, Mutations.of(sample, random)).as(type);
            for (String event : new String[] {null, file.replaceFirst("\\.[a-z]+$", ""), "won"}) {
                Delivery delivery = sent.to(event).delivery();
                verifyWithoutFailing(adapter, delivery);
                assertThat(adapter.read(delivery)).isNotNull();
            }
            if (adapter.records() != null || system.equals("fxiaoke")) {
                Item.Thin thin = new Item.Thin(file.split("\\.")[0], "65ee0001", Sample.NOW, "{}");
                String record = new String(sent.body(), StandardCharsets.UTF_8);
                assertThat(adapter.readRecord(thin, record, Sample.NOW, "receipt")).isNotNull();
            }
        }
    }

    /** Systems whose samples lie in a folder of their own. */
    static Stream<Object[]> others() {
        return Stream.of(
                        "delighted", "espocrm", "fxiaoke", "odoo", "stripe", "surveymonkey", "template", "twenty",
                        "typeform", "zendesk")
                .flatMap(system -> Golden.names(system).stream().map(file -> new Object[] {system, file}));
    }

    private static String secretOf(String system) {
        return switch (system) {
            case "stripe" -> "whsec_test_secret";
            case "pipedrive" -> "hook:s3cret";
            case "fxiaoke" -> "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
            default -> "s3cret";
        };
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void refusesBombsEarly(String system, String what, byte[] body) {
        Sample bomb = new Sample(system, what, "application/json", body);
        Contents contents = bomb.readAt(Sample.NOW);
        assertThat(contents.items()).singleElement().isInstanceOfSatisfying(Item.Refused.class, refused -> {
            assertThat(refused.reason()).isIn(
                    "INVALID_JSON", "JSON_LIMIT_EXCEEDED", "INVALID_UTF8", "INVALID_XML", "TOO_MANY_ITEMS", "INVALID_ITEM");
            assertThat(refused.raw().length()).isLessThanOrEqualTo(256 * 1024);
            assertThat(refused.detail().length()).isLessThanOrEqualTo(512);
        });
    }

    /** What a body takes as a tree depends on how many parts it has, and little on its bytes. */
    @ParameterizedTest
    @MethodSource("everySystem")
    void refusesABodyOfTooManyParts(String system) {
        CrmAdapter adapter = Systems.adapter(Links.of(system, secretOf(system)));
        for (String body : new String[] {keys(120_000), "{\"a\":[" + "{},".repeat(300_000) + "{}]}"}) {
            Delivery delivery = Sent.json(Sample.NOW, body).to("Opportunity.update").delivery();
            assertThat(adapter.read(delivery).items())
                    .singleElement()
                    .isInstanceOfSatisfying(Item.Refused.class, refused -> {
                        assertThat(refused.reason()).isEqualTo("JSON_LIMIT_EXCEEDED");
                        assertThat(refused.detail()).contains("maximum").doesNotContain("StreamReadConstraints");
                    });
        }
    }

    static Stream<String> everySystem() {
        Stream<String> others = others().map(each -> (String) each[0]);
        return Stream.concat(Stream.of("krayin", "cordys", "pipedrive", "salesforce", "zoho"), others).distinct();
    }

    /** Two systems put their proof into the body. Who has none may send what he likes: it takes no more than its bytes. */
    @ParameterizedTest
    @ValueSource(strings = {"zoho", "fxiaoke"})
    void buildsNothingOfABodyThatNobodyProved(String system) {
        CrmAdapter adapter = Systems.adapter(Links.of(system, secretOf(system)));
        byte[] body = ("{\"a\":[" + "{},".repeat(90_000) + "{}],\"channel_id\":\"1\",\"token\":\"none\",\"sig\":\"none\"}")
                .getBytes(StandardCharsets.UTF_8);
        Delivery delivery = Sent.json(Sample.NOW, body).delivery();
        verifyWithoutFailing(adapter, delivery);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        verifyWithoutFailing(adapter, delivery);
        long taken = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(taken).as("bytes for a body of %d", body.length).isLessThan(6L * body.length);
    }

    static Stream<Object[]> bombs() {
        return Systems.names().stream().filter(HostileBodyTests::takesJson).flatMap(system -> Stream.of(
                bomb(system, "empty", ""),
                bomb(system, "depth", "[".repeat(200_000)),
                bomb(system, "depth of objects", "{\"a\":".repeat(100_000)),
                bomb(system, "length of a text", "{\"a\":\"" + "x".repeat(300_000) + "\"}"),
                bomb(system, "length of a name", "{\"" + "x".repeat(300_000) + "\":1}"),
                bomb(system, "length of a number", "{\"a\":" + "9".repeat(5000) + "}"),
                bomb(system, "an exponent", "{\"a\":1e99999999999}"),
                bomb(system, "number of keys", keys(120_000)),
                bomb(system, "number of objects", "[" + "{},".repeat(300_000) + "{}]"),
                bomb(system, "number of objects in one", "{\"a\":[" + "{},".repeat(300_000) + "{}]}"),
                bomb(system, "a name twice", "{\"a\":1,\"a\":2}"),
                bomb(system, "no number", "{\"a\":NaN}"),
                bomb(system, "a second value", "{} {}"),
                bomb(system, "no end", "{\"a\":"),
                bomb(system, "a mark", "\uFEFF{}"),
                new Object[] {system, "UTF-16", "{\"a\":1}".getBytes(StandardCharsets.UTF_16LE)},
                new Object[] {system, "other bytes", new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'}},
                new Object[] {system, "a surrogate", new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'}},
                bomb(system, "no object", "42")));
    }

    static Stream<Object[]> records() {
        return GoldenTests.records().map(each -> {
            var json = Systems.read((java.nio.file.Path) each[1]);
            var thin = json.get("thin");
            return new Object[] {
                each[0],
                new Item.Thin(
                        thin.get("object").asString(),
                        thin.get("id").asString(),
                        java.time.Instant.parse(thin.get("at").asString()),
                        thin.get("said").asString()),
                json.get("record").toString()
            };
        });
    }

    private static boolean takesJson(String system) {
        return Sample.of(system).anyMatch(sample -> "application/json".equals(sample.contentType()));
    }

    private static String keys(int number) {
        return IntStream.range(0, number)
                .mapToObj(key -> "\"%s\":0".formatted(Integer.toString(key, 36)))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static Object[] bomb(String system, String what, String body) {
        return new Object[] {system, what, body.getBytes(StandardCharsets.UTF_8)};
    }

    private static void verifyWithoutFailing(CrmAdapter adapter, Delivery delivery) {
        try {
            adapter.verify(delivery);
        } catch (Problem problem) {
            assertThat(problem.getStatusCode().value()).isEqualTo(401);
        }
    }

    private static void assertReadable(Recorded event) {
        String subject =
                switch (event.topic().name()) {
                    case "sales.deal-events.v1" -> Families.DEAL.read(event.value()).subject();
                    case "sales.customer-events.v1" -> Families.CUSTOMER.read(event.value()).subject();
                    default -> Families.ACTIVITY.read(event.value()).subject();
                };
        assertThat(subject).isEqualTo(event.key());
        assertThat(event.topic()).isIn(Topics.DEAL_EVENTS, Topics.CUSTOMER_EVENTS, Topics.ACTIVITY_EVENTS);
    }
}
