package io.fupan.local.stack;

import io.fupan.local.process.Ports;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** Which part listens on which port of the loopback address. */
public final class Addresses {

    /** The broker's name. */
    public static final String BROKER = "broker";

    /** The store's name. */
    public static final String STORE = "store";

    /** The gateway's name. */
    public static final String GATEWAY = "gateway";

    private static final String CONTROLLER = "broker-controller";
    private static final String MANAGEMENT = "-management";

    private final Map<String, Integer> ports;

    private Addresses(Map<String, Integer> ports) {
        this.ports = ports;
    }

    /** Ports for a stack: the gateway's as asked for, free ones for everything else, the same again if possible. */
    static Addresses choose(int gatewayPort, Path data) {
        Map<String, Integer> ports = new TreeMap<>();
        Iterator<Integer> free = Ports.free(data.hashCode());
        ports.put(BROKER, free.next());
        ports.put(CONTROLLER, free.next());
        ports.put(STORE, free.next());
        for (ServiceKind service : ServiceKind.ALL) {
            ports.put(service.module(), free.next());
            ports.put(service.module() + MANAGEMENT, free.next());
        }
        ports.put(GATEWAY, gatewayPort);
        return new Addresses(ports);
    }

    /** The port a part serves on. */
    public int port(String part) {
        Integer port = ports.get(part);
        if (port == null) {
            throw new IllegalArgumentException("no port was chosen for " + part);
        }
        return port;
    }

    /** The port a service answers health checks on. */
    int managementPort(String service) {
        return port(service + MANAGEMENT);
    }

    int controllerPort() {
        return port(CONTROLLER);
    }

    /** The public address of the platform. */
    public String gatewayUrl() {
        return "http://localhost:" + port(GATEWAY);
    }

    /** Writes the ports down, for commands that come later. */
    void write(Path file) {
        Properties properties = new Properties();
        ports.forEach((part, port) -> properties.setProperty(part, port.toString()));
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads what {@link #write} wrote; empty if nothing readable is there. */
    static Optional<Addresses> read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            Map<String, Integer> ports = new TreeMap<>();
            properties.forEach((part, port) -> ports.put(part.toString(), Integer.valueOf(port.toString())));
            return Optional.of(new Addresses(ports));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
