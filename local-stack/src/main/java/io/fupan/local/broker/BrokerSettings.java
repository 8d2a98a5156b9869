package io.fupan.local.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The settings of a broker that is alone: it is its own controller and keeps one copy of everything. */
public final class BrokerSettings {

    private static final Map<String, String> ALONE = Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("node.id", "1"),
            Map.entry("controller.listener.names", "CONTROLLER"),
            Map.entry("inter.broker.listener.name", "PLAINTEXT"),
            Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "4"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("transaction.state.log.num.partitions", "4"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.num.partitions", "1"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            // After a kill -9 the controller waits for the old session to end before the broker may serve again.
            Map.entry("broker.session.timeout.ms", "2000"),
            Map.entry("broker.heartbeat.interval.ms", "500"),
            // The log is the truth: nothing in it is ever deleted for its age.
            Map.entry("log.retention.ms", "-1"),
            Map.entry("num.network.threads", "2"),
            Map.entry("num.io.threads", "4"),
            Map.entry("background.threads", "2"),
            // The default takes half of the heap this broker is given.
            Map.entry("log.cleaner.dedupe.buffer.size", String.valueOf(16 << 20)));

    private BrokerSettings() {}

    /**
     * The settings.
     *
     * @param logDirs where the data is; relative to where the broker runs, since Kafka splits the value at commas
     * @param port for clients, on the loopback address only
     * @param controllerPort for the broker itself
     */
    public static Map<String, String> of(String logDirs, int port, int controllerPort) {
        Map<String, String> settings = new TreeMap<>(ALONE);
        settings.put("log.dirs", logDirs);
        settings.put("listeners", "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort));
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:%d".formatted(port));
        settings.put("controller.quorum.voters", "1@127.0.0.1:%d".formatted(controllerPort));
        return settings;
    }

    /** Writes settings as a {@code server.properties}. */
    public static void write(Map<String, String> settings, Path file) {
        Properties properties = new Properties();
        properties.putAll(settings);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (Writer writer = Files.newBufferedWriter(file)) {
                properties.store(writer, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
