package io.fupan.local.stack;

import io.fupan.local.data.DataFolder;
import io.fupan.local.data.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The settings of the services on one machine: who listens where, and where the others are. */
final class ServiceSettings {

    private static final String HERE = "127.0.0.1";

    private final DataFolder data;
    private final Secrets secrets;
    private final Addresses addresses;

    ServiceSettings(DataFolder data, Secrets secrets, Addresses addresses) {
        this.data = data;
        this.secrets = secrets;
        this.addresses = addresses;
    }

    /** Writes the settings of a service; the answer is the file. */
    Path write(ServiceKind service) {
        Path file = data.config().resolve(service.module() + ".properties");
        Properties properties = new Properties();
        properties.putAll(of(service));
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    Map<String, String> of(ServiceKind service) {
        Map<String, String> settings = new TreeMap<>(shared());
        settings.put("server.port", String.valueOf(addresses.port(service.module())));
        settings.put("management.server.port", String.valueOf(addresses.managementPort(service.module())));
        settings.put("spring.mongodb.uri", "mongodb://%s:%d/%s"
                .formatted(HERE, addresses.port(Addresses.STORE), service.shortName()));
        if (service.equals(ServiceKind.INGEST)) {
            settings.put("spring.config.import", "configtree:" + secrets.ingest() + "/");
            settings.put("fupan.ingest.imports.directory", data.imports().toString());
            settings.put("fupan.ingest.key-file", secrets.ingestKeys().toString());
            settings.put("fupan.ingest.spool.directory", data.spool().toString());
        }
        if (service.equals(ServiceKind.METRICS)) {
            settings.put("spring.kafka.streams.state-dir", data.state().resolve("metrics").toString());
            settings.put("fupan.metrics.instance", "local");
            // One machine has memory for these; an installation names what it wants.
            settings.put("fupan.metrics.rolling.kinds", "org");
        }
        if (service.equals(ServiceKind.GATEWAY)) {
            settings.putAll(routes());
            settings.put("fupan.gateway.issuer.key-file", secrets.issuerKey().toString());
            settings.put("fupan.gateway.console.demo-sign-in", String.valueOf(data.isDemo()));
        }
        return settings;
    }

    private Map<String, String> shared() {
        return Map.ofEntries(
                Map.entry("server.address", HERE),
                Map.entry("management.server.address", HERE),
                Map.entry("spring.kafka.bootstrap-servers", HERE + ':' + addresses.port(Addresses.BROKER)),
                Map.entry("spring.lifecycle.timeout-per-shutdown-phase", "4s"),
                Map.entry("fupan.security.issuer", "fupan-local"),
                Map.entry("fupan.security.jwks-uri", url(Addresses.GATEWAY) + "/.well-known/jwks.json"),
                Map.entry("fupan.topics.partitions", "2"),
                Map.entry("fupan.topics.replication", "1"),
                Map.entry("fupan.time-zone", "UTC"),
                Map.entry("fupan.currency", "USD"),
                Map.entry("fupan.scope-pairs", "team*product"));
    }

    private Map<String, String> routes() {
        Map<String, String> routes = new TreeMap<>();
        for (ServiceKind service : ServiceKind.ALL) {
            if (!service.equals(ServiceKind.GATEWAY)) {
                routes.put("fupan.gateway.services." + service.shortName(), url(service.module()));
            }
        }
        return routes;
    }

    private String url(String part) {
        return "http://" + HERE + ':' + addresses.port(part);
    }
}
