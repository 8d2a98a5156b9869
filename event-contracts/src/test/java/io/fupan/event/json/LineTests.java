package io.fupan.event.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineTests {

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "a \"quote\" and a \\", "\u0000\n\u001f\u007f", "é 复盘 😀", "LONG"})
    void writesTextAsTheMapperDoes(String said) {
        String text = said.equals("LONG") ? "\"".repeat(5000) + "x".repeat(5000) : said;
        Line line = new Line(2);

        line.text("first", text);
        line.text("second", "after");

        String expected = "{\"first\":" + Json.mapper().writeValueAsString(text) + ",\"second\":\"after\",\"data\":{}}";
        assertThat(new String(line.end("data", "{}".getBytes(UTF_8)), UTF_8)).isEqualTo(expected);
        assertThat(Json.mapper().readTree(expected).path("first").asString()).isEqualTo(text);
    }
}
