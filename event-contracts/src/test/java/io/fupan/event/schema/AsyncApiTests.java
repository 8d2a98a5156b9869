package io.fupan.event.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.fupan.event.Samples;
import io.fupan.event.json.EventCodec;
import io.fupan.event.topic.Topic;
import io.fupan.event.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

class AsyncApiTests {

    private static final Path FILE = Path.of("../docs/asyncapi.yaml");
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES, YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER, YAMLWriteFeature.SPLIT_LINES)
            .build();
    private static final ObjectNode DOCUMENT =
            AsyncApi.of(Topics.all(), new TopicSchema(Javadocs.of(Path.of("src/main/java"))));

    static Stream<Path> samples() {
        return Samples.all();
    }

    static List<Topic> topics() {
        return Topics.all();
    }

    static List<Topic> publicTopics() {
        return Schemas.topics();
    }

    @Test
    void isCommittedAsTheTopicsAre() {
        Committed.assertUpToDate(
                FILE, "# Made of the list of topics and the records: do not edit.\n" + YAML.writeValueAsString(DOCUMENT));
    }

    @Test
    void isPackagedAsItIsCommitted() throws IOException {
        assertThat(Schemas.asyncApi()).isEqualTo(Files.readAllBytes(FILE));
        assertThat(YAML.readTree(Schemas.asyncApi())).hasToString(DOCUMENT.toString());
    }

    @Test
    void isADocumentOfAsyncApi3() throws IOException {
        JsonNode specification = EventCodec.parse(
                Files.readAllBytes(Path.of("src/test/resources/asyncapi/3.0.0-without-id.json")));
        Validator official = new Validator(
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(specification));

        assertThat(official.violations(DOCUMENT)).isEmpty();
        assertThat(official.violations(DOCUMENT.deepCopy().put("channels", "none"))).isNotEmpty();
    }

    @Test
    void pointsNowhereInVain() {
        assertThat(DOCUMENT.findValuesAsString("$ref"))
                .hasSizeGreaterThan(50)
                .allSatisfy(reference -> assertThat(DOCUMENT.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void describesEverySampleAsItsSchemaDoes(Path sample) {
        JsonNode event = EventCodec.parse(Samples.read(sample));
        String message = "/channels/%s/messages/%s/payload"
                .formatted(Samples.topicOf(sample).name(), event.get("type").asString());

        assertThat(payload(message).violations(event)).isEmpty();
        assertThat(payload(message).violations(((ObjectNode) event).put("time", "yesterday"))).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void saysOfEachTopicWhatASubscriberMustKnow(Topic topic) {
        JsonNode channel = DOCUMENT.get("channels").get(topic.name());

        assertThat(topic.contract().says()).isNotBlank();
        assertThat(topic.contract().key()).isNotBlank();
        assertThat(topic.contract().writers()).isNotEmpty();
        assertThat(channel.get("description").asString()).contains("Key: ", "Kept: ", "Written by: ");
        assertThat(channel.has("messages")).isEqualTo(topic.isPublic());
    }

    @ParameterizedTest
    @MethodSource("publicTopics")
    void isExplainedToSubscribers(Topic topic) throws IOException {
        assertThat(Files.readString(Path.of("../docs/bi.md"))).contains('`' + topic.name() + '`');
    }

    /** The payload of one message, with the schemas it refers to. */
    private static Validator payload(String message) {
        ObjectNode schema = DOCUMENT.at(message).deepCopy().asObject();
        schema.set("components", DOCUMENT.get("components"));
        return Validator.of(schema);
    }
}
