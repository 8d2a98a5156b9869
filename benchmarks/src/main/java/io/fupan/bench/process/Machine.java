package io.fupan.bench.process;

import io.fupan.bench.bare.BareServer;
import io.fupan.bench.traffic.Requests;
import io.fupan.local.broker.BrokerMain;
import io.fupan.local.broker.BrokerSettings;
import io.fupan.local.store.StoreMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The broker, the store, ceilings and services, each in a process of its own, with ports and folders of their own. */
public final class Machine implements AutoCloseable {

    /** The topic of the ceiling. */
    public static final String BARE_TOPIC = "bench.bare.v1";

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** How many partitions each topic has. */
    public static final int PARTITIONS = 2;

    private final Path folder;
    private final Map<String, String> producer;
    private final Issuer issuer = Issuer.start();
    private final int brokerPort = Await.freePort();
    private final int controllerPort = Await.freePort();
    private final int barePort = Await.freePort();
    private final int ingestPort = Await.freePort();
    private final int metricsPort = Await.freePort();
    private final int storePort = Await.freePort();
    private final int managementPort = Await.freePort();
    private final List<Jvm> running = new ArrayList<>();

    /**
     * A machine on which nothing runs yet.
     *
     * @param folder for data and logs
     * @param producer settings of the producers of ingest and of the ceiling, in place of their own
     */
    public Machine(Path folder, Map<String, String> producer) {
        this.folder = folder;
        this.producer = Map.copyOf(producer);
    }

    /** Starts the broker and waits until it serves. */
    public Jvm startBroker() throws InterruptedException {
        Path settings = folder.resolve("server.properties");
        BrokerSettings.write(
                BrokerSettings.of(folder.resolve("broker").toString(), brokerPort, controllerPort), settings);
        List<String> arguments = new ArrayList<>(List.of("-Xmx512m", "-Dlogback.configurationFile=io/fupan/local/logging.xml"));
        arguments.addAll(Jvm.sameClassPath());
        arguments.addAll(List.of(BrokerMain.class.getName(), settings.toString()));
        return start("broker", arguments, brokerPort);
    }

    /** Starts the ceiling; the broker has to be there. */
    public Jvm startBare() throws InterruptedException {
        createTopics(BARE_TOPIC);
        List<String> arguments = new ArrayList<>(List.of("-Xmx512m", "-Dlogback.configurationFile=io/fupan/bench/logging.xml"));
        arguments.addAll(Jvm.sameClassPath());
        arguments.addAll(List.of(
                BareServer.class.getName(), String.valueOf(barePort), brokers(), BARE_TOPIC, folder.toString()));
        producer.forEach((name, value) -> arguments.add(name + '=' + value));
        return start("bare", arguments, barePort);
    }

    /**
     * Starts ingest; the broker has to be there.
     *
     * @param jar the built service
     * @param flags further flags of its virtual machine
     */
    public Jvm startIngest(Path jar, List<String> flags) throws InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-Xmx512m"));
        arguments.addAll(flags);
        arguments.addAll(List.of("-jar", jar.toString()));
        producer.forEach((name, value) -> arguments.add("--spring.kafka.producer.properties[" + name + "]=" + value));
        ingestSettings().forEach((name, value) -> arguments.add("--" + name + '=' + value));
        return start("ingest", arguments, ingestPort);
    }

    /** Starts the embedded store. */
    public Jvm startStore() throws InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-Xmx1g", "-Dlogback.configurationFile=io/fupan/local/logging.xml"));
        arguments.addAll(Jvm.sameClassPath());
        arguments.addAll(List.of(StoreMain.class.getName(), String.valueOf(storePort)));
        return start("store", arguments, storePort);
    }

    /**
     * Starts metrics; the broker and the store have to be there.
     *
     * @param jar the built service
     * @param flags further flags of its virtual machine
     */
    public Jvm startMetrics(Path jar, List<String> flags) throws InterruptedException {
        List<String> arguments = new ArrayList<>(flags);
        arguments.addAll(List.of("-jar", jar.toString()));
        metricsSettings().forEach((name, value) -> arguments.add("--" + name + '=' + value));
        return start("metrics", arguments, metricsPort);
    }

    /** Starts a program of this class path that listens nowhere. */
    public Jvm startProgram(String name, List<String> flags, Class<?> program, List<String> arguments) {
        List<String> all = new ArrayList<>(flags);
        all.add("-Dlogback.configurationFile=io/fupan/bench/logging.xml");
        all.addAll(Jvm.sameClassPath());
        all.add(program.getName());
        all.addAll(arguments);
        Jvm jvm = Jvm.start(name, all, Map.of(), folder.resolve(name + ".log"));
        running.add(jvm);
        return jvm;
    }

    /** Where data and logs are. */
    public Path folder() {
        return folder;
    }

    /** A token that ingest takes. */
    public String token() {
        return issuer.token();
    }

    /** Where the broker is. */
    public String brokers() {
        return "127.0.0.1:" + brokerPort;
    }

    /** Where the ceiling listens. */
    public int barePort() {
        return barePort;
    }

    /** Where ingest listens. */
    public int ingestPort() {
        return ingestPort;
    }

    /** Where ingest shows its meters. */
    public int managementPort() {
        return managementPort;
    }

    @Override
    public void close() {
        running.reversed().forEach(Jvm::close);
        issuer.close();
    }

    private Map<String, String> ingestSettings() {
        return settings(ingestPort, Map.of(
                "fupan.ingest.key-file", folder.resolve("keys.json").toString(),
                "fupan.ingest.spool.directory", folder.resolve("spool").toString(),
                "fupan.ingest.imports.directory", folder.resolve("imports").toString(),
                "fupan.ingest.connections.bench.secrets[0]", Requests.SECRET));
    }

    private Map<String, String> metricsSettings() {
        return settings(metricsPort, Map.of(
                "spring.mongodb.uri", "mongodb://127.0.0.1:" + storePort + "/metrics",
                "spring.kafka.streams.state-dir", folder.resolve("metrics").toString(),
                "fupan.metrics.rolling.kinds", "org",
                "fupan.time-zone", "UTC",
                "fupan.currency", "USD"));
    }

    private Map<String, String> settings(int port, Map<String, String> own) {
        Map<String, String> settings = new HashMap<>(own);
        settings.putAll(Map.of(
                "server.port", String.valueOf(port),
                "management.server.port", String.valueOf(managementPort),
                "spring.kafka.bootstrap-servers", brokers(),
                "fupan.topics.partitions", String.valueOf(PARTITIONS),
                "fupan.security.jwks-uri", issuer.keysUri()));
        return settings;
    }

    private Jvm start(String name, List<String> arguments, int port) throws InterruptedException {
        Path log = folder.resolve(name + ".log");
        Jvm jvm = Jvm.start(name, arguments, Map.of(), log);
        running.add(jvm);
        try {
            Await.until(name, PATIENCE, () -> Await.answers(port) || !jvm.isAlive());
        } catch (IllegalStateException e) {
            throw new IllegalStateException(Jvm.tail(log), e);
        }
        if (!jvm.isAlive()) {
            throw new IllegalStateException(name + " ended:\n" + Jvm.tail(log));
        }
        return jvm;
    }

    /** Creates topics with {@link #PARTITIONS} partitions. */
    public void createTopics(String... names) throws InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers()))) {
            admin.createTopics(Arrays.stream(names)
                            .map(name -> new NewTopic(name, PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the topics cannot be made", e);
        }
    }

    /** A new folder for one run. */
    public static Path newFolder(Path in) {
        try {
            Files.createDirectories(in);
            return Files.createTempDirectory(in, "run");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
