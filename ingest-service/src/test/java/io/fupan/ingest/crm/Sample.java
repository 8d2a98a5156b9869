package io.fupan.ingest.crm;

import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.item.Contents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A body as a system sends it. */
public record Sample(String system, String name, String contentType, byte[] body) {

    /** When all samples come, unless something else is said. */
    public static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private static final Map<String, String> CONTENT_TYPES = Map.of(
            "json", "application/json",
            "xml", "text/xml; charset=UTF-8",
            "form", "application/x-www-form-urlencoded;charset=UTF-8");

    /** The samples of all systems. */
    static Stream<Sample> all() {
        return Systems.names().stream().flatMap(Sample::of);
    }

    /** The samples of one system. */
    static Stream<Sample> of(String system) {
        return files(Systems.RESOURCES.resolve(system)).stream()
                .filter(file -> !file.endsWith("connection.json"))
                .map(file -> read(system, file));
    }

    static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Sample read(String system, Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        try {
            return new Sample(
                    system, name.substring(0, dot), CONTENT_TYPES.get(name.substring(dot + 1)), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Sample withBody(byte[] other) {
        return new Sample(system, name, contentType, other);
    }

    Connection connection() {
        return Systems.connection(system);
    }

    Delivery deliveryAt(Instant receivedAt, Map<String, String> headers) {
        Map<String, String> any = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        any.putAll(headers);
        return new Delivery(receivedAt, contentType, any::get, body);
    }

    Contents readAt(Instant receivedAt) {
        return Systems.adapter(connection()).read(deliveryAt(receivedAt, Map.of()));
    }

    @Override
    public String toString() {
        return system + '/' + name;
    }
}
