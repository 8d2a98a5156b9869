package io.fupan.ingest.connection;

import io.fupan.ingest.crm.Connection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of this service.
 *
 * @param connections who may send webhooks, by the connection's name; they win over those made through the API
 * @param keyFile the keys that seal the secrets of the others; made at start if absent
 */
@ConfigurationProperties("fupan.ingest")
record IngestProperties(
        @DefaultValue Map<String, Settings> connections, @DefaultValue("data/ingest-keys.json") Path keyFile) {

    /**
     * Settings of a connection.
     *
     * @param system what sends through it
     * @param secrets what proves the sender, in the form the system uses
     * @param credentials what proves us to the system, by name
     * @param settings what else the system's adapter wants to know, by name
     * @param mapping how the system's words are read
     * @param expectedEvery a silence longer than this is an alarm
     */
    record Settings(
            @DefaultValue("standard") String system,
            @DefaultValue List<String> secrets,
            @DefaultValue Map<String, String> credentials,
            @DefaultValue Map<String, String> settings,
            @DefaultValue Map<String, Object> mapping,
            @Nullable Duration expectedEvery) {

        Connection named(String name) {
            return new Connection(name, system, secrets, credentials, settings, Mappings.of(Mappings.tree(mapping)));
        }

        /** Keeps the secrets out of logs. */
        @Override
        public String toString() {
            return "Settings[system=%s, %d secrets]".formatted(system, secrets.size());
        }
    }

    List<Connection> all() {
        return connections.entrySet().stream()
                .map(each -> each.getValue().named(each.getKey()))
                .toList();
    }
}
