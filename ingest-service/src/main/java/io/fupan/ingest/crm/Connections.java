package io.fupan.ingest.crm;

import io.fupan.service.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The connections that exist, each with its adapter. */
@Component
public final class Connections {

    private final Map<Address, CrmAdapter> adapters;

    private record Address(String system, String connection) {}

    Connections(List<CrmSystem> systems, IngestProperties properties) {
        Map<String, CrmSystem> byName =
                systems.stream().collect(Collectors.toMap(CrmSystem::name, Function.identity()));
        this.adapters = properties.all().stream()
                .collect(Collectors.toUnmodifiableMap(
                        each -> new Address(each.system(), each.name()), each -> connect(byName, each)));
    }

    /**
     * The adapter at an address.
     *
     * @throws Problem 404, the same whether the system or the connection does not exist
     */
    public CrmAdapter at(String system, String connection) {
        CrmAdapter adapter = adapters.get(new Address(system, connection));
        if (adapter == null) {
            throw Problem.notFound("unknown-connection", "There is no such connection.");
        }
        return adapter;
    }

    private static CrmAdapter connect(Map<String, CrmSystem> systems, Connection connection) {
        CrmSystem system = systems.get(connection.system());
        if (system == null) {
            throw new IllegalArgumentException("connection '%s' is of the unknown system '%s'; known are %s"
                    .formatted(connection.name(), connection.system(), new TreeMap<>(systems).keySet()));
        }
        return system.connect(connection);
    }
}
