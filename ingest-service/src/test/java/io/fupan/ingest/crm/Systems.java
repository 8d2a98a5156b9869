package io.fupan.ingest.crm;

import io.fupan.event.json.Json;
import io.fupan.ingest.crm.Mapping.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import tools.jackson.databind.JsonNode;

/** All systems there are, each with the connection that its samples come through. */
public final class Systems {

    static final Path RESOURCES = Path.of("src/test/resources/crm");

    private static final Map<String, CrmSystem> BY_NAME =
            found().collect(Collectors.toMap(CrmSystem::name, Function.identity()));

    private Systems() {}

    /** The adapter of a connection. */
    public static CrmAdapter adapter(Connection connection) {
        return BY_NAME.get(connection.system()).connect(connection);
    }

    /** Systems with samples, in order. */
    public static List<String> names() {
        try (Stream<Path> folders = Files.list(RESOURCES)) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The connection of a system's samples. */
    public static Connection connection(String system) {
        JsonNode json = read(RESOURCES.resolve(system).resolve("connection.json"));
        return new Connection(
                "main",
                system,
                json.path("secrets").values().stream().map(JsonNode::asString).toList(),
                texts(json.path("credentials")),
                texts(json.path("settings")),
                mapping(json.path("mapping")));
    }

    private static Mapping mapping(JsonNode json) {
        Map<String, Stage> stages = json.path("stages").propertyStream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        each -> new Stage(
                                each.getValue().path("name").asString(),
                                each.getValue().path("pipeline").asString(),
                                each.getValue().path("category").asString())));
        return new Mapping(
                stages,
                texts(json.path("owners")),
                texts(json.path("products")),
                texts(json.path("accounts")),
                json.path("currency").asString(),
                ZoneId.of(json.path("zone").asString()));
    }

    private static Map<String, String> texts(JsonNode json) {
        return json.propertyStream().collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().asString()));
    }

    static JsonNode read(Path file) {
        try {
            return Json.mapper().readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<CrmSystem> found() {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext("io.fupan.ingest.crm")) {
            return List.copyOf(context.getBeansOfType(CrmSystem.class).values()).stream();
        }
    }
}
