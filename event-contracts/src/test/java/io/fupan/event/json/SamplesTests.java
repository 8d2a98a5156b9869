package io.fupan.event.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.Event;
import io.fupan.event.Fact;
import io.fupan.event.Samples;
import io.fupan.event.topic.Topic;
import io.fupan.event.topic.Topics;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every event ever published stays readable. */
class SamplesTests {

    static Stream<Path> samples() {
        return Samples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsBackAsItWasPublished(Path sample) {
        byte[] published = Samples.read(sample);

        JsonNode written = roundTrip(codecOf(sample), published);

        assertThat(written).isEqualTo(EventCodec.parse(published));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void knowsTheTypeOfEverySample(Path sample) {
        EventCodec<?> codec = codecOf(sample);

        Event<?> event = codec.read(Samples.read(sample));

        assertThat(codec.knows(event.type())).isTrue();
        assertThat(event.data().getClass().getSimpleName()).isNotEqualTo("Unknown");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsTheSameInOnePassAsOverATree(Path sample) {
        EventCodec<?> codec = codecOf(sample);
        byte[] published = Samples.read(sample);

        assertThat(codec.read(published)).isEqualTo(codec.read(EventCodec.parse(published)));
    }

    @Test
    void everyKnownTypeHasASample() {
        Set<String> known = Topics.all().stream()
                .map(Topic::contract)
                .map(contract -> contract.values())
                .filter(Objects::nonNull)
                .flatMap(family -> family.facts().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> types = samples()
                .map(sample -> EventCodec.parse(Samples.read(sample)).get("type").asString())
                .collect(Collectors.toSet());

        assertThat(types).contains("deal.won", "retro.created", "metrics.cell").isEqualTo(known);
    }

    private static EventCodec<?> codecOf(Path sample) {
        return Samples.topicOf(sample).contract().values();
    }

    private static <F extends Fact> JsonNode roundTrip(EventCodec<F> codec, byte[] bytes) {
        return EventCodec.parse(codec.write(codec.read(bytes)));
    }
}
