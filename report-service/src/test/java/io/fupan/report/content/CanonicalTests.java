package io.fupan.report.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.json.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CanonicalTests {

    @Test
    void ordersNamesAndWritesNumbersPlain() {
        JsonNode json = Json.mapper().readTree("{\"b\": [1.50, 1e3, 0.0], \"a\": {\"d\": null, \"c\": \"é\\n\"}}");

        assertThat(Canonical.text(json)).isEqualTo("{\"a\":{\"c\":\"é\\n\",\"d\":null},\"b\":[1.5,1000,0]}");
    }

    @Test
    void isTheSameAfterWritingAndReading() {
        JsonNode json = Json.mapper().createObjectNode().put("x", 1.0E-7).put("y", 12.50).put("z", "1.0");

        assertThat(Canonical.hash(Json.mapper().readTree(json.toString()))).isEqualTo(Canonical.hash(json));
    }
}
