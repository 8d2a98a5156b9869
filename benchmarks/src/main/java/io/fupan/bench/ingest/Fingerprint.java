package io.fupan.bench.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What the figures were measured on. */
final class Fingerprint {

    private Fingerprint() {}

    static Map<String, String> ofThis() {
        return Map.of(
                "cores", String.valueOf(Runtime.getRuntime().availableProcessors()),
                "processor", value("cpuinfo", "model name"),
                "memory", value("meminfo", "MemTotal"),
                "kernel", System.getProperty("os.name") + ' ' + System.getProperty("os.version"),
                "jdk", System.getProperty("java.vendor.version", "") + ' ' + Runtime.version(),
                "load", read("loadavg").strip());
    }

    private static String value(String file, String name) {
        return read(file).lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of("/proc", file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
