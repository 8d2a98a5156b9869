package io.fupan.ingest.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.ingest.Neutral;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.item.Item;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What systems send, and what it is in our events; {@code -Dgolden.write=true} writes the files anew, to be read. */
class GoldenTests {

    @ParameterizedTest
    @MethodSource("io.fupan.ingest.crm.Sample#all")
    void readsWhatSystemsSend(Sample sample) throws IOException {
        Contents contents = sample.readAt(Sample.NOW);
        assertGolden(contents, golden(sample.system(), sample.name()));
    }

    @ParameterizedTest
    @MethodSource("records")
    void readsRecordsThatWereAskedFor(String system, Path file) throws IOException {
        JsonNode json = Systems.read(file);
        JsonNode thin = json.get("thin");
        Item.Thin item = new Item.Thin(
                thin.get("object").asString(),
                thin.get("id").asString(),
                Instant.parse(thin.get("at").asString()),
                thin.get("said").asString());
        Contents contents = Systems.adapter(Systems.connection(system))
                .readRecord(item, json.get("record").toString(), Sample.NOW, "receipt");
        assertGolden(contents, golden(system, "record-" + file.getFileName().toString().replace(".json", "")));
    }

    static Stream<Object[]> records() {
        return Systems.names().stream()
                .flatMap(system -> Sample.files(Systems.RESOURCES.resolve(system).resolve("records")).stream()
                        .map(file -> new Object[] {system, file}));
    }

    private static Path golden(String system, String name) {
        return Systems.RESOURCES.resolve(system).resolve("golden").resolve(name + ".json");
    }

    private static void assertGolden(Contents contents, Path golden) throws IOException {
        String text = Neutral.text(contents) + '\n';
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(golden, text);
        }
        assertThat(text).isEqualTo(Files.readString(golden));
    }
}
