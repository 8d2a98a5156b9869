package io.fupan.ingest.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fupan.event.json.Json;
import io.fupan.ingest.crm.Mapping;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever a mapping says, it is read with all its values, or refused. */
class MappingsFuzzTests {

    private static final List<String> MEMBERS =
            List.of("stages", "owners", "products", "accounts", "currency", "zone", "kinds", "colours", "");
    private static final List<String> VALUES = List.of(
            "null", "true", "[]", "{}", "\"\"", "-1", "1e999", "[null]", "{\"x\":null}", "{\"x\":\"y\"}", "{\"\":\"\"}", "{\"x\":{}}", "{\"x\":[]}",
            "\"EUR\"", "\"eur\"", "\"€\"", "\"Asia/Shanghai\"", "\"Mars/Olympus\"", "\"+99:00\"", "{\"x\":\"renewal\"}", "{\"x\":1}",
            "{\"s\":{\"name\":\"a\",\"pipeline\":\"\",\"category\":\"won\"}}", "{\"s\":{\"name\":\"a\"}}", "{\"s\":null}",
            "{\"s\":{\"name\":null,\"pipeline\":null,\"category\":null}}", "{\"s\":{\"name\":\"a\",\"pipeline\":\"p\",\"category\":\"maybe\"}}");

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void readsOrRefusesWhateverComes(long seed) {
        Random random = new Random(seed);
        int read = 0;
        for (int round = 0; round < 5000; round++) {
            ObjectNode json = Json.mapper().createObjectNode();
            for (int i = random.nextInt(4); i > 0; i--) {
                json.set(MEMBERS.get(random.nextInt(MEMBERS.size())), value(random));
            }
            read += isRead(json) ? 1 : 0;
        }
        assertThat(read).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"zone\":null}",
        "{\"currency\":null}",
        "{\"stages\":{\"s\":{}}}",
        "{\"stages\":{\"s\":{\"name\":\"a\",\"pipeline\":null,\"category\":\"won\"}}}",
        "{\"stages\":{\"s\":{\"name\":\"a\",\"pipeline\":\"\"}}}"
    })
    void refusesNothingWhereAValueIsNeeded(String mapping) {
        assertThatIllegalArgumentException().isThrownBy(() -> Mappings.of(Json.mapper().readTree(mapping)));
    }

    private static boolean isRead(JsonNode json) {
        Mapping mapping;
        try {
            mapping = Mappings.of(json);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("mapping");
            return false;
        }
        assertThat(mapping).hasNoNullFieldsOrProperties();
        assertThat(mapping.stages().values()).allSatisfy(stage -> assertThat(stage).hasNoNullFieldsOrProperties());
        return true;
    }

    private static JsonNode value(Random random) {
        return Json.mapper().readTree(VALUES.get(random.nextInt(VALUES.size())));
    }
}
