package io.fupan.ingest.body;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.fupan.event.Rejected;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever body comes, its members are read or refused, and what is masked in it stays masked. */
class BodyFuzzTests {

    private static final Set<String> REASONS = Set.of("INVALID_UTF8", "INVALID_JSON", "JSON_LIMIT_EXCEEDED", "INVALID_ITEM");
    private static final String SECRET = "s3cret";
    private static final List<String> SEEDS = List.of(
            "{\"token\":\"s3cret\",\"a\":[1,{\"b\":null}],\"n\":1.50}",
            "{\"a\":{\"token\":\"x\"},\"复盘\":\"é\",\"token\" : \"s3cret\" }",
            "[{\"token\":\"s3cret\"}]",
            "<n:token xsi:type=\"x\">s3cret</n:token ><b>é</b>",
            "<a><token><![CDATA[s3cret]]></token><token/></a>");
    private static final List<String> MORSELS = List.of(
            "null", "[]", "{}", "\"\"", "\"token\":", "\"token\":1", "\"token\":{", "1e999999999", "1e99999999999", "\"\\ud800\"", "\\", "\"", ",",
            ":", "<", ">", "</", "<token", "<token>", "<token/>", "/>", "\u0000", "\uFEFF", "[[[[", "]", "}", "{");

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void readsOrRefusesWhateverComes(long seed) {
        Random random = new Random(seed);
        int read = 0;
        for (int round = 0; round < 5000; round++) {
            byte[] body = mutation(random);
            read += isRead(body) ? 1 : 0;
            assertMasked(body);
        }
        assertThat(read).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<token", "<token>", "<token/>", "<token></", "<a:", "</", "\"token\":", "[", "{\"token\":", "{\"token\":\"a\",", "\\"})
    void endsSoonWhateverIsRepeated(String part) {
        byte[] body = part.repeat(1024 * 1024 / part.length()).getBytes(UTF_8);
        assertTimeout(Duration.ofSeconds(10), () -> {
            isRead(body);
            assertMasked(body);
        });
    }

    private static boolean isRead(byte[] body) {
        try {
            assertThat(Members.of(body, Set.of("token", "a", "n")).json().isObject()).isTrue();
            return true;
        } catch (Rejected why) {
            assertThat(why.reason()).isIn(REASONS);
            return false;
        }
    }

    /** Masking again changes nothing; a body that can be read can be read afterwards, and its token is no secret. */
    private static void assertMasked(byte[] body) {
        byte[] member = Mask.member(body, "token");
        assertThat(Mask.member(member, "token")).isEqualTo(member);
        if (isRead(body)) {
            assertThat(Members.of(member, Set.of("token")).json().path("token").asString(""))
                    .as(new String(body, UTF_8))
                    .isNotEqualTo(SECRET);
        }
        byte[] elements = Mask.elements(body, "token");
        assertThat(Mask.elements(elements, "token")).isEqualTo(elements);
        assertThat(new String(elements, ISO_8859_1)).doesNotContain("<token>" + SECRET);
    }

    private static byte[] mutation(Random random) {
        String text = SEEDS.get(random.nextInt(SEEDS.size()));
        for (int i = random.nextInt(4); i > 0; i--) {
            int from = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), from + random.nextInt(6));
            text = text.substring(0, from) + MORSELS.get(random.nextInt(MORSELS.size())) + text.substring(to);
        }
        byte[] bytes = text.getBytes(UTF_8);
        if (random.nextInt(4) == 0 && bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }
}
