package io.fupan.ingest.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.json.Families;
import io.fupan.event.topic.Topics;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.item.Item;
import io.fupan.ingest.item.Recorded;
import io.fupan.service.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes from a proved sender is read or refused, item by item; nothing else is thrown, and memory is bounded. */
class HostileBodyTests {

    private static final List<String> MORSELS = List.of(
            "null", "true", "[]", "{}", "\"\"", "\" \"", "-1", "0.1", "1e999", "1e999999999", "1e-999999999", "99999999999999999999",
            "9223372036854775807", "-9223372036854775808", "9223372036854775807000", "\"\\ud800\"", "\"\\u0000\"", "[[[[]]]]",
            "{\"id\":null}", "{\"id\":\"\"}", "{\"value\":[]}", "\"2026-02-30\"", "\"2026-11-18\"", "\"+999999999-01-01T00:00:00Z\"",
            "\"2026-11-18T25:00:00Z\"", "\"2026-11-18 10:00:00\"", "\"0000-00-00 00:00:00\"", "253402300800000", "\"NaN\"", "\"Infinity\"",
            "\"1e30\"", "\"1E400000\"", "\"0x10\"", "[\"\"]", "[null]", "[{}]", "\"006*\"", ",", ":", "<", "&", "&amp;", "&x;", "]]>",
            "<!DOCTYPE a>", "<a>", "</a>", "<![CDATA[x]]>", "=", "%", "%zz", "\uFEFF", "\u0000", "\uFFFF", "复盘");

    @ParameterizedTest
    @MethodSource("io.fupan.ingest.crm.Sample#all")
    void readsOrRefusesWhateverComes(Sample sample) {
        Random random = new Random(sample.toString().hashCode());
        CrmAdapter adapter = Systems.adapter(sample.connection());
        int read = 0;
        for (int round = 0; round < 200; round++) {
            Sample mutated = sample.withBody(mutation(new String(sample.body(), StandardCharsets.UTF_8), random));
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
            String mutated = new String(mutation(record, random), StandardCharsets.UTF_8);
            Contents contents = adapter.readRecord(thin, mutated, Sample.NOW, "receipt");
            contents.events().forEach(HostileBodyTests::assertReadable);
        }
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

    static Stream<Object[]> bombs() {
        return Systems.names().stream().filter(HostileBodyTests::takesJson).flatMap(system -> Stream.of(
                bomb(system, "empty", ""),
                bomb(system, "depth", "[".repeat(200_000)),
                bomb(system, "depth of objects", "{\"a\":".repeat(100_000)),
                bomb(system, "length of a text", "{\"a\":\"" + "x".repeat(300_000) + "\"}"),
                bomb(system, "length of a name", "{\"" + "x".repeat(300_000) + "\":1}"),
                bomb(system, "length of a number", "{\"a\":" + "9".repeat(5000) + "}"),
                bomb(system, "an exponent", "{\"a\":1e99999999999}"),
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

    private static byte[] mutation(String sample, Random random) {
        String text = sample;
        for (int i = random.nextInt(3); i >= 0; i--) {
            text = random.nextInt(4) == 0 ? cut(text, random) : replaceValue(text, random);
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return random.nextInt(5) == 0 && bytes.length > 0
                ? Flips.flip(bytes, random.nextInt(bytes.length * 8))
                : bytes;
    }

    private static String cut(String text, Random random) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(8));
        return text.substring(0, from) + morsel(random) + text.substring(to);
    }

    /** Replaces the value of some field, in JSON, in XML or in a form, so that the result mostly still parses. */
    private static String replaceValue(String text, Random random) {
        List<int[]> values = new ArrayList<>();
        java.util.regex.Matcher matcher = VALUES.matcher(text);
        while (matcher.find()) {
            int group = matcher.group(1) != null ? 1 : matcher.group(2) != null ? 2 : 3;
            values.add(new int[] {matcher.start(group), matcher.end(group)});
        }
        if (values.isEmpty()) {
            return text;
        }
        int[] value = values.get(random.nextInt(values.size()));
        return text.substring(0, value[0]) + morsel(random) + text.substring(value[1]);
    }

    private static final java.util.regex.Pattern VALUES =
            java.util.regex.Pattern.compile("\"\\s*:\\s*(\"[^\"]*\"|[0-9.]+|null|true|false)|>([^<>]+)<|=([^&<>\"]+)(?=&|$)");

    private static String morsel(Random random) {
        return MORSELS.get(random.nextInt(MORSELS.size()));
    }
}
