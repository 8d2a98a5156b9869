package io.fupan.event.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fupan.event.Money;
import io.fupan.event.json.EventCodec;
import io.fupan.event.json.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;

/** What the generator makes of a record is what Jackson writes of it. */
class FactSchemasTests {

    record Everything(
            String text,
            @Nullable String optional,
            Integer number,
            Boolean flag,
            LocalDate day,
            Instant moment,
            BigDecimal quantity,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal share,
            Money money,
            List<Money> list,
            SortedMap<Long, Long> histogram,
            Map<String, List<Money>> map,
            JsonNode object,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Long> leftOutWhenEmpty,
            @JsonInclude(JsonInclude.Include.ALWAYS) @JsonFormat(shape = JsonFormat.Shape.SCALAR) @Nullable JsonNode value,
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Money alwaysThere) {}

    private final JsonNode definitions = new FactSchemas(
                    Javadocs.of(Path.of("src/main/java")), Map.of("everything", Everything.class))
            .definitions(List.of(Everything.class));

    @Test
    void requiresWhatIsAlwaysWritten() {
        assertThat(definitions.at("/everything/required").valueStream().map(JsonNode::asString))
                .contains("text", "histogram", "value", "alwaysThere")
                .doesNotContain("optional", "leftOutWhenEmpty");
    }

    @Test
    void saysNothingOfNullButWhereItIsWritten() {
        assertThat(definitions.at("/everything/properties/optional")).hasToString("{\"type\":\"string\"}");
        assertThat(definitions.at("/everything/properties/value/type")).hasToString("[\"number\",\"string\",\"null\"]");
        assertThat(definitions.at("/everything/properties/alwaysThere/anyOf")).hasSize(2);
    }

    @Test
    void acceptsWhatJacksonWrites() {
        assertThat(validator().violations(Json.mapper().valueToTree(everything(IntNode.valueOf(7), money())))).isEmpty();
        assertThat(validator().violations(Json.mapper().valueToTree(everything(null, null)))).isEmpty();
    }

    @Test
    void refusesWhatJacksonDoesNotWrite() {
        String written = Json.mapper().writeValueAsString(everything(null, money()));

        for (String[] change : new String[][] {
            {"\"0.6\"", "0.6"}, {"2017-03-01\"", "2017-03-41\""}, {"\"47\":", "\"won\":"}, {"\"number\":7", "\"number\":\"7\""}
        }) {
            assertThat(written).contains(change[0]);
            assertThat(validator().violations(EventCodec.parse(
                            written.replace(change[0], change[1]).getBytes(StandardCharsets.UTF_8))))
                    .as(change[1])
                    .isNotEmpty();
        }
    }

    @Test
    void describesWithTheWordsOfTheJavadoc() {
        assertThat(definitions.at("/Money/properties/currency/description").asString()).isEqualTo("ISO 4217 code");
    }

    private Validator validator() {
        return Validator.of(Json.mapper()
                .createObjectNode()
                .put("$ref", "#/$defs/everything")
                .set("$defs", definitions));
    }

    private static Money money() {
        return Money.of("12.50", "USD");
    }

    private static Everything everything(@Nullable JsonNode value, @Nullable Money alwaysThere) {
        return new Everything(
                "text",
                null,
                7,
                true,
                LocalDate.of(2017, 3, 1),
                Instant.EPOCH,
                new BigDecimal("1.5"),
                new BigDecimal("0.6"),
                money(),
                List.of(money()),
                new TreeMap<>(Map.of(47L, 2L)),
                Map.of("a", List.of(money())),
                Json.mapper().createObjectNode(),
                Map.of(),
                value,
                alwaysThere);
    }
}
