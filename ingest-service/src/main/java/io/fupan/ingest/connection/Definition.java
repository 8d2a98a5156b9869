package io.fupan.ingest.connection;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A connection as the log keeps it.
 *
 * @param name unique among all systems
 * @param system what sends through it
 * @param version grows by one with each change
 * @param state {@code active}, {@code paused} or {@code deleted}
 * @param createdAt when it was made
 * @param changedAt when it was changed last
 * @param changedBy who changed it last
 * @param secrets sealed, newest first
 * @param credentials sealed, by name
 * @param settings by name
 * @param mapping as it was given, so that what is left out can grow
 * @param expectedEvery a silence longer than this is an alarm; an ISO 8601 duration
 */
record Definition(
        String name,
        String system,
        long version,
        String state,
        Instant createdAt,
        Instant changedAt,
        String changedBy,
        List<StoredSecret> secrets,
        Map<String, String> credentials,
        Map<String, String> settings,
        @Nullable JsonNode mapping,
        @Nullable String expectedEvery) {

    static final String ACTIVE = "active";
    static final String PAUSED = "paused";
    static final String DELETED = "deleted";

    /**
     * A secret as the log keeps it.
     *
     * @param id what it is called where it must not be shown
     * @param sealed the secret
     * @param from when it was made
     * @param until when it stops being valid; {@code null} for never
     */
    record StoredSecret(String id, String sealed, Instant from, @Nullable Instant until) {

        boolean validAt(Instant now) {
            return until == null || now.isBefore(until);
        }

        /** The same secret, valid no longer than that. */
        StoredSecret endingAt(Instant end) {
            return until != null && until.isBefore(end) ? this : new StoredSecret(id, sealed, from, end);
        }
    }

    boolean is(String wanted) {
        return state.equals(wanted);
    }

    Definition in(String next) {
        return new Definition(
                name, system, version, next, createdAt, changedAt, changedBy, secrets, credentials, settings, mapping,
                expectedEvery);
    }

    Definition with(List<StoredSecret> next) {
        return with(next, credentials);
    }

    Definition with(List<StoredSecret> next, Map<String, String> nextCredentials) {
        return new Definition(
                name, system, version, state, createdAt, changedAt, changedBy, next, nextCredentials, settings, mapping,
                expectedEvery);
    }

    /** The next version of it. */
    Definition changed(long next, Instant at, String by) {
        return new Definition(
                name, system, next, state, createdAt, at, by, secrets, credentials, settings, mapping, expectedEvery);
    }

    /** What stays when it is deleted: that it was there, so that versions go on, and no secret. */
    Definition deleted() {
        return new Definition(
                name, system, version, DELETED, createdAt, changedAt, changedBy, List.of(), Map.of(), Map.of(), null, null);
    }
}
