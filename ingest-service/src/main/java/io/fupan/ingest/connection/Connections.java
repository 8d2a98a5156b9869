package io.fupan.ingest.connection;

import io.fupan.ingest.crm.Connection;
import io.fupan.ingest.crm.CrmAdapter;
import io.fupan.service.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connections that can be used now, each with its adapter. Those of the configuration win by name. */
public final class Connections {

    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration LATER = Duration.ofMinutes(5);

    private final Map<String, Fixed> fixed;
    private final ConnectionRegistry registry;
    private final Connecting connecting;
    private final KnownConnections known;
    private final BooleanSupplier caughtUp;
    private final InstantSource clock;
    private final Map<String, Cached> cache = new ConcurrentHashMap<>();

    private volatile boolean complete;

    private record Fixed(Connection connection, CrmAdapter adapter) {}

    private record Cached(Definition definition, Connecting.Connected connected) {}

    Connections(
            IngestProperties properties,
            ConnectionRegistry registry,
            Connecting connecting,
            KnownConnections known,
            BooleanSupplier caughtUp,
            InstantSource clock) {
        Map<String, Fixed> configured = new ConcurrentHashMap<>();
        for (Connection each : properties.all()) {
            configured.put(each.name(), new Fixed(each, connecting.connect(each)));
        }
        this.fixed = Map.copyOf(configured);
        this.registry = registry;
        this.connecting = connecting;
        this.known = known;
        this.caughtUp = caughtUp;
        this.clock = clock;
    }

    /**
     * The adapter at an address.
     *
     * @throws Problem 404, the same whether the system or the connection does not exist; 503 while nobody can know
     *     whether it exists, and while it is paused: a sender that hears 404 may never come back
     */
    public CrmAdapter at(String system, String connection) {
        Fixed configured = fixed.get(connection);
        if (configured != null) {
            return configured.connection().system().equals(system) ? configured.adapter() : unknown();
        }
        Definition definition = definition(system, connection);
        if (definition.is(Definition.PAUSED)) {
            throw Problem.unavailable("connection-paused", "The connection takes nothing in at present.", LATER);
        }
        return adapter(definition);
    }

    /**
     * The adapter that reads what came through a connection earlier, also while it is paused.
     *
     * @throws Problem 404 if it does not exist any more, 503 as for {@link #at}
     */
    public CrmAdapter reader(String system, String connection) {
        return fixed.containsKey(connection) ? at(system, connection) : adapter(definition(system, connection));
    }

    /** Whether there is a connection that could be used although the log was not read yet. */
    public boolean anyKnown() {
        return !fixed.isEmpty() || !known.all().isEmpty();
    }

    /** Whether one of them is to a system that does not always say when something happened. */
    public boolean anyWithoutTimes() {
        Stream<String> configured = fixed.values().stream().map(each -> each.connection().system());
        Stream<String> others = (isComplete() ? registry.all() : known.all()).stream().map(Definition::system);
        return Stream.concat(configured, others).anyMatch(connecting::lacksTimes);
    }

    /** Whether the configuration holds a connection of that name, which then cannot be changed otherwise. */
    boolean isFixed(String name) {
        return fixed.containsKey(name);
    }

    /** The connections of the configuration. */
    Map<String, Connection> fixed() {
        Map<String, Connection> connections = new ConcurrentHashMap<>();
        fixed.forEach((name, each) -> connections.put(name, each.connection()));
        return connections;
    }

    /** Throws 503 as long as the log was not read to its end once. */
    void requireComplete() {
        if (!isComplete()) {
            throw Problem.unavailable("connections-loading", "The connections are being read. Try again soon.", SOON);
        }
    }

    private boolean isComplete() {
        // Once is enough: what is added later follows within milliseconds, and an outage takes nothing away.
        complete = complete || caughtUp.getAsBoolean();
        return complete;
    }

    private Definition definition(String system, String connection) {
        // Until the log was read, what was known before the start: a delivery that proves itself by it can be kept. What
        // was not known then may have been made since.
        Definition before = isComplete() ? null : known.find(connection);
        if (before != null && before.system().equals(system)) {
            return before;
        }
        requireComplete();
        Definition found = registry.find(connection);
        return found == null || found.is(Definition.DELETED) || !found.system().equals(system) ? unknown() : found;
    }

    private CrmAdapter adapter(Definition definition) {
        try {
            return connected(definition).adapter();
        } catch (Vault.Sealed | IllegalArgumentException e) {
            LOG.atError()
                    .addKeyValue("connection", definition.name())
                    .addKeyValue("cause", e.getMessage())
                    .log("a connection cannot be used");
            throw Problem.unavailable("connection-unusable", "The connection cannot be used at present.", LATER);
        }
    }

    /** Why its secrets cannot be opened or its settings do not work, if so. */
    @Nullable String fault(Definition definition) {
        try {
            connected(definition);
            return null;
        } catch (Vault.Sealed | IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    private Connecting.Connected connected(Definition definition) throws Vault.Sealed {
        Instant now = clock.instant();
        Cached cached = cache.get(definition.name());
        if (cached == null || cached.definition() != definition || !cached.connected().usableAt(now)) {
            cached = new Cached(definition, connecting.connect(definition, now));
            cache.put(definition.name(), cached);
        }
        return cached.connected();
    }

    private static <T> T unknown() {
        throw Problem.notFound("unknown-connection", "There is no such connection.");
    }
}
