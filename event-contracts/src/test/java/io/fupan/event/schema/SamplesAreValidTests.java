package io.fupan.event.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.Samples;
import io.fupan.event.json.EventCodec;
import io.fupan.event.topic.Topic;
import io.fupan.event.topic.Topics;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** The schemas say of everything ever published that it is right, and of what is wrong that it is wrong. */
class SamplesAreValidTests {

    private static final Map<String, Validator> VALIDATORS = Schemas.topics().stream()
            .map(Topic::name)
            .collect(Collectors.toMap(
                    name -> name, name -> Validator.of(EventCodec.parse(Schemas.of(name).orElseThrow()))));

    private static final Path WON = Path.of("src/test/resources/samples/deal/won-2026-11.json");

    static Stream<Path> samples() {
        return Samples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void acceptsWhatWasPublished(Path sample) {
        Validator validator = VALIDATORS.get(Samples.topicOf(sample).name());

        assertThat(validator.violations(EventCodec.parse(Samples.read(sample)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /               | id       | '""'
                    /               | subject  | 7
                    /               | time     | '"yesterday"'
                    /               | data     | '"won"'
                    /data/amount    | amount   | '"a lot"'
                    /data/amount    | amount   | 4514.5
                    /data/amount    | currency | null
                    """)
    void refusesWhatNoWriterOfOursWrites(String at, String field, String value) {
        ObjectNode event = won();

        ((ObjectNode) (at.equals("/") ? event : event.at(at))).set(field, EventCodec.parse(value.getBytes()));

        assertThat(violations(event)).isNotEmpty();
    }

    @Test
    void refusesAnEventWithoutARequiredField() {
        ObjectNode event = won();

        event.remove("time");

        assertThat(violations(event)).isNotEmpty();
    }

    @Test
    void isOpenToFieldsAndTypesOfLaterVersions() {
        ObjectNode event = won();

        event.put("mood", "good").withObject("/data").put("mood", "good");

        assertThat(violations(event)).isEmpty();
        assertThat(violations(event.put("type", "deal.sung-about"))).isEmpty();
    }

    private static ObjectNode won() {
        return (ObjectNode) EventCodec.parse(Samples.read(WON));
    }

    private static java.util.List<String> violations(ObjectNode event) {
        return VALIDATORS.get(Topics.DEAL_EVENTS.name()).violations(event);
    }
}
