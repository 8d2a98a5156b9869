package io.fupan.ingest.connection;

import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.crm.CrmAdapter;
import io.fupan.ingest.crm.CrmSystem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes connections, and their adapters, of what is stored about them. */
final class Connecting {

    private final Map<String, CrmSystem> systems;
    private final Vault vault;

    Connecting(List<CrmSystem> systems, Vault vault) {
        this.systems = systems.stream().collect(Collectors.toMap(CrmSystem::name, Function.identity()));
        this.vault = vault;
    }

    /**
     * An adapter, and until when it may be used.
     *
     * @param until when the next of its secrets stops being valid; {@code null} for never
     */
    record Connected(CrmAdapter adapter, @Nullable Instant until) {

        boolean usableAt(Instant now) {
            return until == null || now.isBefore(until);
        }
    }

    /**
     * The system of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    CrmSystem system(String name) {
        CrmSystem system = systems.get(name);
        if (system == null) {
            throw new IllegalArgumentException(
                    "unknown system '%s'; known are %s".formatted(name, new TreeMap<>(systems).keySet()));
        }
        return system;
    }

    /** Whether there is a system of that name that does not always say when something happened. */
    boolean lacksTimes(String name) {
        CrmSystem system = systems.get(name);
        return system != null && !system.saysWhen();
    }

    /**
     * The adapter of a connection.
     *
     * @throws IllegalArgumentException if its settings cannot work
     */
    CrmAdapter connect(Connection connection) {
        try {
            return system(connection.system()).connect(connection);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("connection '%s': %s".formatted(connection.name(), e.getMessage()), e);
        }
    }

    /**
     * The adapter of a stored connection, with the secrets that are valid now.
     *
     * @throws IllegalArgumentException if its settings cannot work
     * @throws Vault.Sealed if its secrets cannot be opened
     */
    Connected connect(Definition definition, Instant now) throws Vault.Sealed {
        Instant until = null;
        for (Definition.StoredSecret each : definition.secrets()) {
            if (each.validAt(now) && each.until() != null && (until == null || each.until().isBefore(until))) {
                until = each.until();
            }
        }
        return new Connected(connect(open(definition, now)), until);
    }

    Connection open(Definition definition, Instant now) throws Vault.Sealed {
        List<String> secrets = new ArrayList<>();
        for (Definition.StoredSecret each : definition.secrets()) {
            if (each.validAt(now)) {
                secrets.add(vault.open(each.sealed(), purpose(definition.name(), "secret")));
            }
        }
        Map<String, String> credentials = new TreeMap<>();
        for (Map.Entry<String, String> each : definition.credentials().entrySet()) {
            credentials.put(each.getKey(), vault.open(each.getValue(), purpose(definition.name(), each.getKey())));
        }
        return new Connection(
                definition.name(),
                definition.system(),
                secrets,
                credentials,
                definition.settings(),
                Mappings.of(definition.mapping()));
    }

    String sealSecret(String connection, String secret) {
        return vault.seal(secret, purpose(connection, "secret"));
    }

    Map<String, String> sealCredentials(String connection, Map<String, String> credentials) {
        Map<String, String> sealed = new TreeMap<>();
        credentials.forEach((name, value) -> sealed.put(name, vault.seal(value, purpose(connection, name))));
        return sealed;
    }

    /**
     * The same connection, sealed under today's key; so an old key can go when every connection was changed once. What
     * cannot be opened stays as it is.
     */
    Definition refreshed(Definition definition) {
        String name = definition.name();
        Map<String, String> credentials = new TreeMap<>();
        definition.credentials().forEach((each, sealed) -> credentials.put(each, refreshed(sealed, purpose(name, each))));
        return definition.with(
                definition.secrets().stream()
                        .map(each -> new Definition.StoredSecret(
                                each.id(), refreshed(each.sealed(), purpose(name, "secret")), each.from(), each.until()))
                        .toList(),
                credentials);
    }

    private String refreshed(String sealed, String purpose) {
        try {
            return vault.isFresh(sealed) ? sealed : vault.seal(vault.open(sealed, purpose), purpose);
        } catch (Vault.Sealed e) {
            return sealed;
        }
    }

    private static String purpose(String connection, String what) {
        return connection + '/' + what;
    }
}
