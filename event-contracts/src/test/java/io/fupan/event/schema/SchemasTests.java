package io.fupan.event.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.topic.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemasTests {

    private static final Path SCHEMAS = Path.of("src/main/resources/schemas");
    private static final TopicSchema SCHEMA = new TopicSchema(Javadocs.of(Path.of("src/main/java")));

    static List<Topic> topics() {
        return Schemas.topics();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void isCommittedAsTheRecordsAre(Topic topic) {
        Committed.assertUpToDate(SCHEMAS.resolve(topic.name() + ".json"), Committed.json(SCHEMA.of(topic)));
    }

    @Test
    void keepsNoSchemaOfATopicThatIsNone() throws IOException {
        try (Stream<Path> files = Files.list(SCHEMAS)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            topics().stream().map(topic -> topic.name() + ".json").toList());
        }
    }
}
