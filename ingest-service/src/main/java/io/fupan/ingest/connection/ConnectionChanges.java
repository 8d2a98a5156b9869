package io.fupan.ingest.connection;

import io.fupan.ingest.crm.Connection;
import io.fupan.service.problem.Problem;
import io.fupan.service.security.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What can be done with connections. One change at a time in this instance; between instances the log decides. */
@Component
final class ConnectionChanges {

    private static final Duration LONGEST_OVERLAP = Duration.ofDays(30);
    private static final int MOST_SECRETS = 20;

    private final Connections connections;
    private final ConnectionRegistry registry;
    private final Connecting connecting;
    private final ConnectionLog log;

    ConnectionChanges(
            Connections connections, ConnectionRegistry registry, Connecting connecting, ConnectionLog log) {
        this.connections = connections;
        this.registry = registry;
        this.connecting = connecting;
        this.log = log;
    }

    /**
     * A connection with the secret that was made for it.
     *
     * @param secret shown this once; {@code null} if the caller brought it
     */
    record Made(Definition definition, @Nullable String secret) {}

    /** Makes a connection. */
    synchronized Made create(ConnectionRequest.Create wanted) {
        connections.requireComplete();
        Definition before = registry.find(wanted.name());
        if (connections.isFixed(wanted.name()) || before != null && !before.is(Definition.DELETED)) {
            throw Problem.conflict("connection-exists", "There is a connection of that name.");
        }
        requireRoom(wanted.secrets().size());
        String made = wanted.secrets().isEmpty() ? newSecret(wanted.system()) : null;
        List<String> secrets = made == null ? wanted.secrets() : List.of(made);
        Instant now = now();
        Definition next = checked(new Definition(
                wanted.name(),
                wanted.system(),
                before == null ? 1 : before.version() + 1,
                Definition.ACTIVE,
                now,
                now,
                Caller.current().name(),
                secrets.stream().map(secret -> stored(wanted.name(), secret, now)).toList(),
                connecting.sealCredentials(wanted.name(), wanted.credentials()),
                wanted.settings(),
                wanted.mapping(),
                wanted.expectedEvery()));
        log.write(next);
        return new Made(next, made);
    }

    /** Replaces what is given. */
    Definition update(String name, @Nullable Long expected, ConnectionRequest.Update wanted) {
        return change(name, expected, before -> new Definition(
                name,
                before.system(),
                before.version(),
                before.state(),
                before.createdAt(),
                before.changedAt(),
                before.changedBy(),
                before.secrets(),
                wanted.credentials() == null
                        ? before.credentials()
                        : connecting.sealCredentials(name, wanted.credentials()),
                wanted.settings() == null ? before.settings() : wanted.settings(),
                wanted.mapping() == null ? before.mapping() : wanted.mapping(),
                wanted.expectedEvery() == null ? before.expectedEvery() : wanted.expectedEvery()));
    }

    /** Adds a secret; those it replaces stay valid for a while, the others for as long as before. */
    Made rotate(String name, @Nullable Long expected, ConnectionRequest.Rotation wanted) {
        Duration overlap = wanted.overlap();
        if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
            throw Problem.invalid("invalid-overlap", "overlap", "Expected a duration of at most 30 days.");
        }
        String made = wanted.secret() == null ? newSecret(existing(name).system()) : null;
        String secret = made == null ? wanted.secret() : made;
        if (secret == null) {
            throw Problem.invalid("missing-secret", "secret", "The system makes its secrets itself: tell the new one.");
        }
        Definition next = change(name, expected, before -> {
            Instant now = now();
            List<Definition.StoredSecret> secrets = new ArrayList<>();
            secrets.add(stored(name, secret, now));
            List<Definition.StoredSecret> valid =
                    before.secrets().stream().filter(each -> each.validAt(now)).toList();
            requireKnown(wanted.replaces(), valid);
            valid.forEach(each -> secrets.add(wanted.ends(each.id()) ? each.endingAt(now.plus(overlap)) : each));
            secrets.removeIf(each -> !each.validAt(now));
            requireRoom(secrets.size());
            return before.with(secrets);
        });
        return new Made(next, made);
    }

    Definition pause(String name, @Nullable Long expected) {
        return change(name, expected, before -> before.in(Definition.PAUSED));
    }

    Definition resume(String name, @Nullable Long expected) {
        return change(name, expected, before -> before.in(Definition.ACTIVE));
    }

    void delete(String name, @Nullable Long expected) {
        change(name, expected, Definition::deleted);
    }

    /**
     * The connection.
     *
     * @throws Problem 404 if there is none, 409 if it is one of the configuration
     */
    Definition existing(String name) {
        connections.requireComplete();
        if (connections.isFixed(name)) {
            throw Problem.conflict("connection-configured", "The configuration of the service makes this connection.");
        }
        Definition found = registry.find(name);
        if (found == null || found.is(Definition.DELETED)) {
            throw Problem.notFound("unknown-connection", "There is no such connection.");
        }
        return found;
    }

    private synchronized Definition change(
            String name, @Nullable Long expected, UnaryOperator<Definition> change) {
        Definition before = existing(name);
        if (expected != null && expected != before.version()) {
            throw Problem.conflict(
                            "stale-version",
                            "Expected version %d, but it is %d.".formatted(expected, before.version()))
                    .with("version", before.version());
        }
        Definition next = connecting
                .refreshed(change.apply(before))
                .changed(before.version() + 1, now(), Caller.current().name());
        log.write(next.is(Definition.DELETED) ? next : checked(next));
        return next;
    }

    private static void requireKnown(@Nullable List<String> replaced, List<Definition.StoredSecret> valid) {
        for (String id : replaced == null ? List.<String>of() : replaced) {
            if (valid.stream().noneMatch(each -> each.id().equals(id))) {
                throw Problem.invalid("unknown-secret", "replaces", "No valid secret of the connection has the id '%s'.".formatted(id));
            }
        }
    }

    /** Refuses rather than to forget one by which a sender may still prove itself. */
    private static void requireRoom(int secrets) {
        if (secrets > MOST_SECRETS) {
            throw Problem.conflict(
                    "too-many-secrets",
                    "A connection has at most %d valid secrets. Replace one, or wait until one has ended.".formatted(MOST_SECRETS));
        }
    }

    /** Makes sure that it can be used before anybody relies on it. */
    private Definition checked(Definition next) {
        try {
            Durations.read(next.expectedEvery());
            Connection opened = connecting.open(next, next.changedAt());
            connecting.connect(opened);
            return next;
        } catch (IllegalArgumentException e) {
            throw Problem.of(
                    HttpStatus.BAD_REQUEST, "invalid-connection", String.valueOf(e.getMessage()));
        } catch (Vault.Sealed e) {
            throw Problem.conflict(
                    "secrets-sealed", "What is stored cannot be opened: %s. Delete it and make it anew.".formatted(e.getMessage()));
        }
    }

    private @Nullable String newSecret(String system) {
        try {
            return connecting.system(system).newSecret();
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("unknown-system", "system", String.valueOf(e.getMessage()));
        }
    }

    private Definition.StoredSecret stored(String name, String secret, Instant now) {
        String id = UUID.randomUUID().toString();
        return new Definition.StoredSecret(id, connecting.sealSecret(name, secret), now, null);
    }

    private static Instant now() {
        return Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
