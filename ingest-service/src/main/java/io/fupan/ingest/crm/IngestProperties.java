package io.fupan.ingest.crm;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of this service.
 *
 * @param connections who may send webhooks, by the connection's name
 */
@ConfigurationProperties("fupan.ingest")
record IngestProperties(@DefaultValue Map<String, Settings> connections) {

    /**
     * Settings of a connection.
     *
     * @param system what sends through it
     * @param secrets what proves the sender, in the form the system uses
     */
    record Settings(@DefaultValue("standard") String system, @DefaultValue List<String> secrets) {

        /** Keeps the secrets out of logs. */
        @Override
        public String toString() {
            return "Settings[system=%s, %d secrets]".formatted(system, secrets.size());
        }
    }

    List<Connection> all() {
        return connections.entrySet().stream()
                .map(each -> new Connection(
                        each.getKey(),
                        each.getValue().system(),
                        each.getValue().secrets(),
                        Map.of(),
                        Map.of(),
                        Mapping.NONE))
                .toList();
    }
}
