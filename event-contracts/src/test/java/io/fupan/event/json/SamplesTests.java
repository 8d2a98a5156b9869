package io.fupan.event.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every event ever published stays readable: samples are added, never edited. */
class SamplesTests {

    private static final Path SAMPLES = Path.of("src/test/resources/samples");

    private static final Map<String, EventCodec<?>> FAMILIES =
            Map.of(
                    "deal", Families.DEAL,
                    "customer", Families.CUSTOMER,
                    "activity", Families.ACTIVITY,
                    "reference", Families.REFERENCE,
                    "feedback", Families.FEEDBACK,
                    "retro", Families.RETRO,
                    "report", Families.REPORT);

    static Stream<Path> samples() throws IOException {
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsBackAsItWasPublished(Path sample) throws IOException {
        EventCodec<?> codec = FAMILIES.get(sample.getParent().getFileName().toString());
        byte[] published = Files.readAllBytes(sample);

        JsonNode written = roundTrip(codec, published);

        assertThat(written).isEqualTo(EventCodec.parse(published));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void knowsTheTypeOfEverySample(Path sample) throws IOException {
        EventCodec<?> codec = FAMILIES.get(sample.getParent().getFileName().toString());

        Event<?> event = codec.read(Files.readAllBytes(sample));

        assertThat(codec.knows(event.type())).isTrue();
        assertThat(event.data().getClass().getSimpleName()).isNotEqualTo("Unknown");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsTheSameInOnePassAsOverATree(Path sample) throws IOException {
        EventCodec<?> codec = FAMILIES.get(sample.getParent().getFileName().toString());
        byte[] published = Files.readAllBytes(sample);

        assertThat(codec.read(published)).isEqualTo(codec.read(EventCodec.parse(published)));
    }

    @Test
    void everyKnownTypeHasASample() throws IOException {
        Set<String> types = samples().map(SamplesTests::typeIn).collect(Collectors.toSet());

        assertThat(types)
                .contains("deal.created", "deal.won", "deal.lost", "deal.reopened", "roster.assigned", "target.set", "retro.created")
                .hasSize(47);
    }

    private static String typeIn(Path sample) {
        try {
            return EventCodec.parse(Files.readAllBytes(sample)).get("type").asString();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static <F extends io.fupan.event.Fact> JsonNode roundTrip(EventCodec<F> codec, byte[] bytes) {
        return EventCodec.parse(codec.write(codec.read(bytes)));
    }
}
