package io.fupan.ingest.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.json.Json;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.item.Item;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Samples beside what is made of them: {@code raw/NAME.json} and {@code events/NAME.json} in a folder of resources.
 * With {@code -Dfupan.golden.write=true} the second files are written anew; look at the difference before keeping it.
 */
public final class Golden {

    private static final Path RESOURCES = Path.of("src/test/resources");

    private Golden() {}

    /** The names of the samples of a system. */
    public static List<String> names(String system) {
        try (Stream<Path> files = Files.list(RESOURCES.resolve(system).resolve("raw"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The bytes of a sample. */
    public static byte[] raw(String system, String name) {
        try {
            return Files.readAllBytes(RESOURCES.resolve(system).resolve("raw").resolve(name));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Compares what was made of a sample with what should be. */
    public static void check(String system, String name, Contents contents) {
        Path expected = RESOURCES.resolve(system).resolve("events").resolve(name);
        String text = text(contents);
        try {
            if (Boolean.getBoolean("fupan.golden.write")) {
                Files.createDirectories(expected.getParent());
                Files.writeString(expected, text);
            }
            assertThat(text).as("what is made of %s/%s", system, name).isEqualTo(Files.readString(expected));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What became of the items, without the receipt, which no two deliveries share. */
    public static String text(Contents contents) {
        ArrayNode items = Json.mapper().createArrayNode();
        contents.items().forEach(item -> items.add(json(item)));
        return items.toPrettyString() + '\n';
    }

    private static ObjectNode json(Item item) {
        ObjectNode json = Json.mapper().createObjectNode();
        switch (item) {
            case Item.Accepted accepted -> accepted.events().forEach(each -> {
                ObjectNode event = json.withArray("accepted").addObject();
                event.put("topic", each.topic().name()).put("key", each.key());
                JsonNode value = Json.mapper().readTree(new String(each.value(), StandardCharsets.UTF_8));
                event.set("event", ((ObjectNode) value).without("receipt"));
            });
            case Item.Thin thin -> json.put("thin", thin.object()).put("id", thin.id()).put("at", thin.at().toString());
            case Item.Ignored ignored -> json.put("ignored", ignored.reason());
            case Item.Refused refused -> json.put("refused", refused.reason()).put("field", refused.field());
        }
        return json;
    }
}
