package io.fupan.ingest.connection;

import io.fupan.ingest.crm.Connection;
import io.fupan.service.problem.Problem;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What can be asked for. */
final class ConnectionRequest {

    private static final Duration A_DAY = Duration.ofDays(1);

    private ConnectionRequest() {}

    /**
     * A new connection.
     *
     * @param name part of its address
     * @param system what sends through it
     * @param secrets what proves the sender; none where the receiver chooses it
     * @param credentials what proves us to the system, by name
     * @param settings what else the system's adapter wants to know, by name
     * @param mapping how the system's words are read
     * @param expectedEvery a silence longer than this is an alarm
     */
    record Create(
            String name,
            String system,
            List<String> secrets,
            Map<String, String> credentials,
            Map<String, String> settings,
            @Nullable JsonNode mapping,
            @Nullable String expectedEvery) {

        Create {
            secrets = secrets == null ? List.of() : secrets;
            credentials = credentials == null ? Map.of() : credentials;
            settings = settings == null ? Map.of() : settings;
        }

        /** Throws 400 if something is missing. */
        void check() {
            require(name, "name");
            require(system, "system");
            if (!Connection.isName(name)) {
                throw Problem.invalid("invalid-name", "name", "Expected 1 to 64 letters, digits, '-' and '_'.");
            }
            whole(secrets, "secrets");
            whole(credentials.values(), "credentials");
            whole(settings.values(), "settings");
        }
    }

    /**
     * Another version of a connection; what is left out stays.
     *
     * @param expectedVersion the version it was made of
     */
    record Update(
            @Nullable Map<String, String> credentials,
            @Nullable Map<String, String> settings,
            @Nullable JsonNode mapping,
            @Nullable String expectedEvery,
            @Nullable Long expectedVersion) {

        /** Throws 400 if something is missing. */
        void check() {
            whole(credentials == null ? List.of() : credentials.values(), "credentials");
            whole(settings == null ? List.of() : settings.values(), "settings");
        }
    }

    /**
     * A new secret.
     *
     * @param secret left out where the receiver chooses it
     * @param overlap for how long those it replaces stay valid; a day unless said
     * @param replaces the ids of those that end; all if left out, none if empty
     * @param expectedVersion the version it was made of
     */
    record Rotation(
            @Nullable String secret,
            Duration overlap,
            @Nullable List<String> replaces,
            @Nullable Long expectedVersion) {

        Rotation {
            overlap = overlap == null ? A_DAY : overlap;
        }

        static Rotation ofADay() {
            return new Rotation(null, A_DAY, null, null);
        }

        boolean ends(String id) {
            return replaces == null || replaces.contains(id);
        }
    }

    private static void whole(Collection<String> values, String field) {
        if (values.stream().anyMatch(value -> value == null || value.isEmpty())) {
            throw Problem.invalid("missing-value", field, "'%s' holds an empty value.".formatted(field));
        }
    }

    private static void require(@Nullable String value, String field) {
        if (value == null || value.isBlank()) {
            throw Problem.invalid("missing-field", field, "'%s' is required.".formatted(field));
        }
    }
}
