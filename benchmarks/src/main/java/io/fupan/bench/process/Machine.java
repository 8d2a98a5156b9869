package io.fupan.bench.process;

import io.fupan.bench.bare.BareServer;
import io.fupan.bench.traffic.Requests;
import io.fupan.local.broker.BrokerMain;
import io.fupan.local.broker.BrokerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The broker, the ceiling and ingest, each in a process of its own, with ports and folders of their own. */
public final class Machine implements AutoCloseable {

    /** The topic of the ceiling. */
    public static final String BARE_TOPIC = "bench.bare.v1";

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int PARTITIONS = 2;

    private final Path folder;
    private final Path ingestJar;
    private final List<String> ingestFlags;
    private final Map<String, String> producer;
    private final Issuer issuer = Issuer.start();
    private final int brokerPort = Await.freePort();
    private final int controllerPort = Await.freePort();
    private final int barePort = Await.freePort();
    private final int ingestPort = Await.freePort();
    private final int managementPort = Await.freePort();
    private final List<Jvm> running = new ArrayList<>();

    /**
     * A machine on which nothing runs yet.
     *
     * @param folder for data and logs
     * @param ingestJar the built service
     * @param ingestFlags further flags of its virtual machine
     * @param producer settings of the producers of ingest and of the ceiling, in place of their own
     */
    public Machine(Path folder, Path ingestJar, List<String> ingestFlags, Map<String, String> producer) {
        this.folder = folder;
        this.ingestJar = ingestJar;
        this.ingestFlags = List.copyOf(ingestFlags);
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
        createTopic();
        List<String> arguments = new ArrayList<>(List.of("-Xmx512m", "-Dlogback.configurationFile=io/fupan/bench/logging.xml"));
        arguments.addAll(Jvm.sameClassPath());
        arguments.addAll(List.of(
                BareServer.class.getName(), String.valueOf(barePort), brokers(), BARE_TOPIC, folder.toString()));
        producer.forEach((name, value) -> arguments.add(name + '=' + value));
        return start("bare", arguments, barePort);
    }

    /** Starts ingest; the broker has to be there. */
    public Jvm startIngest() throws InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-Xmx512m"));
        arguments.addAll(ingestFlags);
        arguments.addAll(List.of("-jar", ingestJar.toString()));
        producer.forEach((name, value) -> arguments.add("--spring.kafka.producer.properties[" + name + "]=" + value));
        settings().forEach((name, value) -> arguments.add("--" + name + '=' + value));
        return start("ingest", arguments, ingestPort);
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

    private Map<String, String> settings() {
        return Map.of(
                "server.port", String.valueOf(ingestPort),
                "management.server.port", String.valueOf(managementPort),
                "spring.kafka.bootstrap-servers", brokers(),
                "fupan.topics.partitions", String.valueOf(PARTITIONS),
                "fupan.security.jwks-uri", issuer.keysUri(),
                "fupan.ingest.key-file", folder.resolve("keys.json").toString(),
                "fupan.ingest.spool.directory", folder.resolve("spool").toString(),
                "fupan.ingest.imports.directory", folder.resolve("imports").toString(),
                "fupan.ingest.connections.bench.secrets[0]", Requests.SECRET);
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

    private void createTopic() throws InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers()))) {
            admin.createTopics(List.of(new NewTopic(BARE_TOPIC, PARTITIONS, (short) 1))).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the topic cannot be made", e);
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
