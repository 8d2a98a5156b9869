package io.fupan.ingest.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.json.Families;
import io.fupan.event.topic.Topics;
import io.fupan.ingest.Events;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.delivery.Sender;
import io.fupan.ingest.quarantine.Quarantine;
import io.fupan.ingest.receipt.Receipts;
import io.fupan.service.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes is read or refused; nothing else is thrown, and what is accepted can be read again. */
class CloudEventsBodyFuzzTests {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Sender SENDER = new Sender(Sender.WEBHOOK, "standard", "acme", 1);
    private static final List<String> SEEDS = List.of(
            Events.won("A"),
            Events.roster("Anna Snelling"),
            Events.batch(Events.won("A"), Events.wonAt("B", "yesterday"), Events.roster("复盘")),
            Events.event("1", "pipeline.defined", "p", "2017-01-01T00:00:00Z", "{\"pipeline\":\"p\",\"version\":1,\"stages\":[\"a\"]}"),
            Events.event("1", "target.set", "t", "2017-01-01T00:00:00Z", "{\"scope\":\"org\",\"period\":\"2017\",\"metric\":\"bookings\",\"amount\":{\"amount\":1.5,\"currency\":\"USD\"},\"version\":1}"),
            Events.event("1", "deal.created", "d", "2017-01-01T00:00:00Z", "{\"expectedClose\":\"2017-02-01\",\"dateImputed\":true}"));
    private static final List<String> MORSELS = List.of(
            "null", "true", "[]", "{}", "\"\"", "-1", "1e999", "1e999999999", "99999999999999999999", "\"\\ud800\"",
            "\"\\u0000\"", "[[[[]]]]", "{\"amount\":null}", "\"2017-02-30\"", "\"\uFFFD\"", "0.1", "1E400", ",", ":",
            "\"id\"", "\"type\"", "\"deal.lost\"", "\"alias.defined\"", "\"spend.recorded\"", "\"+999999999-01-01\"");

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void readsOrRefusesWhateverComes(long seed) {
        Random random = new Random(seed);
        int read = 0;
        for (int round = 0; round < 1500; round++) {
            Delivery delivery = new Delivery(NOW, "application/json", name -> null, mutation(random));
            read += reads(delivery) ? 1 : 0;
        }
        assertThat(read).as("bodies that got past the parser").isPositive();
    }

    private static boolean reads(Delivery delivery) {
        Contents contents;
        try {
            contents = CloudEventsBody.read(delivery);
        } catch (Problem problem) {
            assertThat(problem.getStatusCode().is4xxClientError()).isTrue();
            return false;
        }
        for (Recorded each : contents.events()) {
            String subject = each.topic().equals(Topics.DEAL_EVENTS)
                    ? Families.DEAL.read(each.value()).subject()
                    : Families.REFERENCE.read(each.value()).subject();
            assertThat(subject).isEqualTo(each.key());
        }
        assertThat(Receipts.of(SENDER, delivery, "key", List.of(), contents)).isNotEmpty();
        assertThat(Quarantine.of(SENDER, delivery, "key", contents)).hasSize(contents.refused());
        return true;
    }

    private static byte[] mutation(Random random) {
        String text = SEEDS.get(random.nextInt(SEEDS.size()));
        for (int i = random.nextInt(3); i >= 0; i--) {
            text = random.nextInt(4) == 0 ? cut(text, random) : replaceValue(text, random);
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(4) == 0 && bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private static String cut(String text, Random random) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(8));
        return text.substring(0, from) + MORSELS.get(random.nextInt(MORSELS.size())) + text.substring(to);
    }

    /** Replaces the value after some colon, so that the result is mostly still JSON. */
    private static String replaceValue(String text, Random random) {
        int colon = text.indexOf("\":", random.nextInt(text.length() + 1));
        if (colon < 0) {
            return text;
        }
        int from = colon + 2;
        int to = from;
        if (to < text.length() && text.charAt(to) == '"') {
            to = text.indexOf('"', to + 1) + 1;
        }
        return text.substring(0, from) + MORSELS.get(random.nextInt(MORSELS.size())) + text.substring(Math.max(from, to));
    }
}
