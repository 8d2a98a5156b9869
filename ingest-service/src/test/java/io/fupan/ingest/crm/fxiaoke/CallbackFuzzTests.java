package io.fupan.ingest.crm.fxiaoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.Rejected;
import io.fupan.event.json.Json;
import io.fupan.ingest.crm.CrmAdapter;
import io.fupan.ingest.golden.Links;
import io.fupan.ingest.golden.Sent;
import io.fupan.ingest.item.Item;
import io.fupan.ingest.signature.Digest;
import io.fupan.ingest.signature.Proof;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Whatever a sender with the right key encrypts and signs, it is decrypted and read, or refused. */
class CallbackFuzzTests {

    private static final Instant SENT_AT = Instant.ofEpochMilli(1_594_706_400_123L);
    private static final String TEXT = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    private static final FxKey KEY = FxKey.parse("token:" + TEXT);
    private static final List<String> MESSAGES = List.of(
            "", "{}", "[]", "null", "{", "{\"apiName\":\"AccountObj\",\"dataId\":\"1\"}", "{\"apiName\":null,\"dataId\":1}",
            "{\"type\":\"Message\",\"content\":\"{}\"}", "{\"type\":\"Message\",\"content\":\"{\\\"type\\\":\\\"Message\\\",\\\"content\\\":\\\"{\\\"}\"}",
            "{\"type\":\"Message\"}", "{\"type\":{}}", "{\"type\":\"Message\",\"content\":\"" + "{".repeat(2000) + "\"}", "\uFEFF{}", "\u0000",
            "[".repeat(500), "{\"a\":1e99999999999}", "复盘");

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void readsOrRefusesWhateverIsEncrypted(long seed) {
        Random random = new Random(seed);
        CrmAdapter adapter = new Fxiaoke().connect(Links.of("fxiaoke", "token:" + TEXT));
        int read = 0;
        for (int round = 0; round < 1500; round++) {
            Sent sent = Sent.json(SENT_AT, (random.nextBoolean() ? current(random) : old(random)).toString());
            adapter.verify(sent.delivery());
            assertThat(adapter.answer(sent.delivery()).status()).isEqualTo(200);
            List<Item> items = adapter.read(sent.delivery()).items();
            assertThat(items).singleElement().isNotInstanceOf(Item.Accepted.class);
            read += items.getFirst() instanceof Item.Refused ? 0 : 1;
        }
        assertThat(read).isBetween(1, 1499);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void decryptsOrRefusesWhateverBytesCome(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 5000; round++) {
            byte[] bytes = new byte[random.nextInt(80)];
            random.nextBytes(bytes);
            String content = random.nextInt(4) == 0
                    ? new String(bytes, StandardCharsets.ISO_8859_1)
                    : Base64.getEncoder().encodeToString(bytes);
            for (Callback each : List.of(
                    new CurrentCallback("1", "n", "m", null, "e", content, "s"), new OldCallback("1", "n", content, "s"))) {
                try {
                    assertThat(each.message(KEY)).isNotNull();
                } catch (Rejected why) {
                    assertThat(why.reason()).isEqualTo("UNDECRYPTABLE");
                }
            }
        }
    }

    private static ObjectNode current(Random random) {
        ObjectNode body = Json.mapper().createObjectNode();
        String content = content(random, KEY.encrypt(message(random)));
        body.put("timestamp", SENT_AT.toEpochMilli())
                .put("nonce", "n")
                .put("messageId", "m")
                .put("enterpriseAccount", "e")
                .put("encryptedContent", content);
        String parts = SENT_AT.toEpochMilli() + "nme" + content + TEXT;
        return body.put("signature", sha1(parts));
    }

    private static ObjectNode old(Random random) {
        byte[] message = message(random).getBytes(StandardCharsets.UTF_8);
        int length = random.nextInt(4) == 0 ? random.nextInt() : message.length;
        // Bytes below 128 only: the key encrypts text.
        byte[] head = ByteBuffer.allocate(20).putInt(16, length & 0x7F7F7F7F).array();
        String plain = new String(head, StandardCharsets.ISO_8859_1) + new String(message, StandardCharsets.UTF_8);
        String content = content(random, KEY.encrypt(plain));
        String timestamp = String.valueOf(SENT_AT.toEpochMilli());
        String parts = Stream.of("token", timestamp, "n", content).sorted().collect(Collectors.joining());
        return Json.mapper().createObjectNode()
                .put("timeStamp", timestamp)
                .put("nonce", "n")
                .put("content", content)
                .put("sig", sha1(parts));
    }

    private static String message(Random random) {
        String message = MESSAGES.get(random.nextInt(MESSAGES.size()));
        return random.nextInt(4) == 0 ? message.substring(random.nextInt(message.length() + 1)) : message;
    }

    /** Now and then what cannot be decrypted. */
    private static String content(Random random, String encrypted) {
        return switch (random.nextInt(10)) {
            case 0 -> encrypted.substring(0, 1 + random.nextInt(encrypted.length()));
            case 1 -> encrypted.replace('A', '!') + '=';
            default -> encrypted;
        };
    }

    private static String sha1(String text) {
        return Proof.hex(Digest.sha1(text.getBytes(StandardCharsets.UTF_8)));
    }
}
