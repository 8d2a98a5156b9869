package io.fupan.ingest.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fupan.event.Rejected;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MembersTests {

    @Test
    void readsTheMembersThatAreAskedForAndNoOthers() {
        JsonObject read = of("""
                {"other":{"a":"deep"},"a":"text","b":1594706400123,"c":true,"d":null,"e":{"a":1},"f":[1,{"a":2}],"last":[[]]}""",
                "a", "b", "c", "d", "e", "f", "g");
        assertThat(read.json().toString())
                .isEqualTo("{\"a\":\"text\",\"b\":1594706400123,\"c\":true,\"d\":null,\"e\":{},\"f\":[]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    [{"a":1}]             | INVALID_ITEM
                    "a"                   | INVALID_ITEM
                    {"a":1,"a":2}         | INVALID_JSON
                    {"a":1,"b":{"c":}}    | INVALID_JSON
                    {"a":1                | INVALID_JSON
                    {"a":1} {}            | INVALID_JSON
                    {"a":1e99999999999}   | INVALID_JSON
                    """)
    void refusesWhatIsNoObject(String body, String reason) {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> of(body, "a"))
                .satisfies(rejected -> assertThat(rejected.reason()).isEqualTo(reason));
    }

    @Test
    void keepsToTheLimitsInWhatItPassesOver() {
        for (String part : new String[] {"[".repeat(65) + "]".repeat(65), "[" + "0,".repeat(250_000) + "0]"}) {
            assertThatExceptionOfType(Rejected.class)
                    .isThrownBy(() -> of("{\"other\":" + part + "}", "a"))
                    .satisfies(rejected -> assertThat(rejected.reason()).isEqualTo("JSON_LIMIT_EXCEEDED"));
        }
    }

    private static JsonObject of(String body, String... names) {
        return Members.of(body.getBytes(StandardCharsets.UTF_8), Set.of(names));
    }
}
