package io.fupan.ingest.connection;

import io.fupan.ingest.crm.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A connection as it is shown; never with a secret but at the moment it is made.
 *
 * @param name unique among all systems
 * @param system what sends through it
 * @param address where it sends to, below the gateway's address
 * @param state {@code active} or {@code paused}
 * @param origin {@code api}, or {@code configuration} for those that cannot be changed here
 * @param version grows with each change
 * @param createdAt when it was made
 * @param changedAt when it was changed last
 * @param changedBy who changed it last
 * @param secrets what is known of its secrets
 * @param credentials the names of what proves us to the system
 * @param settings by name
 * @param mapping how the system's words are read, as given
 * @param expectedEvery a silence longer than this is an alarm
 * @param fault why it cannot be used, if it cannot
 * @param health how it is doing, as this instance sees it
 * @param secret the secret that was just made, shown this once
 */
record ConnectionView(
        String name,
        String system,
        String address,
        String state,
        String origin,
        @Nullable Long version,
        @Nullable Instant createdAt,
        @Nullable Instant changedAt,
        @Nullable String changedBy,
        List<Secret> secrets,
        Set<String> credentials,
        Map<String, String> settings,
        @Nullable JsonNode mapping,
        @Nullable String expectedEvery,
        @Nullable String fault,
        Activity.Health health,
        @Nullable String secret) {

    /**
     * What is known of a secret.
     *
     * @param id to tell it from others
     * @param from when it was made
     * @param until when it stops being valid, if it does
     * @param valid whether it is valid now
     */
    record Secret(String id, @Nullable Instant from, @Nullable Instant until, boolean valid) {}

    static ConnectionView of(
            Definition definition, Activity.Health health, @Nullable String fault, @Nullable String secret, Instant now) {
        return new ConnectionView(
                definition.name(),
                definition.system(),
                address(definition.system(), definition.name()),
                definition.state(),
                "api",
                definition.version(),
                definition.createdAt(),
                definition.changedAt(),
                definition.changedBy(),
                definition.secrets().stream()
                        .map(each -> new Secret(each.id(), each.from(), each.until(), each.validAt(now)))
                        .toList(),
                new TreeSet<>(definition.credentials().keySet()),
                definition.settings(),
                definition.mapping(),
                definition.expectedEvery(),
                fault,
                health,
                secret);
    }

    static ConnectionView of(Connection configured, Activity.Health health) {
        return new ConnectionView(
                configured.name(),
                configured.system(),
                address(configured.system(), configured.name()),
                Definition.ACTIVE,
                "configuration",
                null,
                null,
                null,
                null,
                List.of(),
                new TreeSet<>(configured.credentials().keySet()),
                configured.settings(),
                null,
                null,
                null,
                health,
                null);
    }

    private static String address(String system, String name) {
        return "/webhooks/" + system + '/' + name;
    }
}
