package io.fupan.event.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.json.EventCodec;
import io.fupan.event.topic.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Whoever relied on a published schema may go on doing so. Each version has a folder, made when it is released by
 * {@code ./mvnw -pl event-contracts test -Dtest=PublishedSchemasTests -Dcontracts.publish=VERSION}.
 */
class PublishedSchemasTests {

    private static final Path PUBLISHED = Path.of("src/test/resources/published");

    static Stream<Path> published() throws IOException {
        String version = System.getProperty("contracts.publish");
        if (version != null) {
            publish(PUBLISHED.resolve(version));
        }
        try (Stream<Path> files = Files.walk(PUBLISHED)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
        }
    }

    private static void publish(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Topic topic : Schemas.topics()) {
            Files.write(folder.resolve(topic.name() + ".json"), Schemas.of(topic.name()).orElseThrow());
        }
    }

    @ParameterizedTest
    @MethodSource("published")
    void isStillKept(Path file) throws IOException {
        String topic = file.getFileName().toString().replaceFirst("\\.json$", "");

        assertThat(Schemas.of(topic)).as("a topic that was published stays").isPresent();
        JsonNode before = EventCodec.parse(Files.readAllBytes(file));
        JsonNode now = EventCodec.parse(Schemas.of(topic).orElseThrow());
        assertThat(Compatibility.breaks(before, now))
                .as("what breaks those who rely on %s; such a change needs a new topic", file)
                .isEmpty();
    }
}
