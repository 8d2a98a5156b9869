package io.fupan.ingest.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fupan.event.json.EventCodec;
import io.fupan.ingest.crm.Mapping;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MappingsTests {

    @Test
    void leavesWhatIsNotGivenAsItIsWithoutAMapping() {
        Mapping mapping = mapping("{\"kinds\":{\"Upsell\":\"expansion\"}}");

        assertThat(mapping.kinds()).containsEntry("Upsell", "expansion");
        assertThat(mapping.currency()).isEqualTo(Mapping.NONE.currency());
        assertThat(mapping("{\"currency\":\"EUR\"}").kinds()).isEmpty();
    }

    @Test
    void refusesKindsOfBusinessThatThereAreNot() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mapping("{\"kinds\":{\"Upsell\":\"more\"}}"))
                .withMessageContaining("new, expansion and renewal");
    }

    @Test
    void refusesMembersThatAMappingHasNot() {
        assertThatIllegalArgumentException().isThrownBy(() -> mapping("{\"colours\":{}}"));
    }

    private static Mapping mapping(String json) {
        return Mappings.of(EventCodec.parse(json.getBytes(StandardCharsets.UTF_8)));
    }
}
