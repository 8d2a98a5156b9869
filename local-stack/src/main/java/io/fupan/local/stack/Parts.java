package io.fupan.local.stack;

import io.fupan.local.broker.BrokerMain;
import io.fupan.local.broker.BrokerSettings;
import io.fupan.local.data.DataFolder;
import io.fupan.local.data.Secrets;
import io.fupan.local.process.Ports;
import io.fupan.local.process.Program;
import io.fupan.local.store.StoreMain;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How each part of a stack is run. */
final class Parts {

    private static final List<String> COMMON_FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-Xss512k",
            "-Dfile.encoding=UTF-8",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private static final int BROKER_HEAP_MIB = 256;
    private static final int STORE_HEAP_MIB = 320;

    private final Installation installation;
    private final DataFolder data;
    private final Addresses addresses;
    private final List<Path> classPath;

    /** With the class path of the broker and the store. */
    Parts(Installation installation, DataFolder data, Addresses addresses, List<Path> classPath) {
        this.installation = installation;
        this.data = data;
        this.addresses = addresses;
        this.classPath = List.copyOf(classPath);
    }

    Part broker() {
        int port = addresses.port(Addresses.BROKER);
        Path settings = data.config().resolve("server.properties");
        String logDirs = data.root().relativize(data.broker()).toString();
        BrokerSettings.write(BrokerSettings.of(logDirs, port, addresses.controllerPort()), settings);
        Program program = own(
                Addresses.BROKER, BROKER_HEAP_MIB, BrokerMain.class, settings.toString());
        return new Part(program, () -> Ports.answers(port));
    }

    Part store() {
        int port = addresses.port(Addresses.STORE);
        Program program = own(Addresses.STORE, STORE_HEAP_MIB, StoreMain.class, String.valueOf(port));
        return new Part(program, () -> Ports.answers(port));
    }

    Part service(ServiceKind kind, Secrets secrets) {
        Path settings = new ServiceSettings(data, secrets, addresses).write(kind);
        Extracted extracted = Extracted.of(installation, kind.module());
        Program program = new Program(
                kind.module(),
                installation.java(),
                flags(kind.heapMiB()),
                List.of(extracted.jar(), installation.launcherJar()),
                extracted.mainClass(),
                List.of(),
                Map.of("SPRING_CONFIG_ADDITIONAL_LOCATION", settings.toUri().toString()),
                data.root(),
                data.log(kind.module()));
        int managementPort = addresses.managementPort(kind.module());
        return new Part(program, () -> Health.isReady(managementPort));
    }

    private Program own(String name, int heapMiB, Class<?> mainClass, String argument) {
        List<String> flags = new ArrayList<>(flags(heapMiB));
        flags.add("-Dlogback.configurationFile=io/fupan/local/logging.xml");
        return new Program(
                name,
                installation.java(),
                flags,
                classPath,
                mainClass.getName(),
                List.of(argument),
                Map.of(),
                data.root(),
                data.log(name));
    }

    private static List<String> flags(int heapMiB) {
        List<String> flags = new ArrayList<>(COMMON_FLAGS);
        flags.add("-Xmx" + heapMiB + 'm');
        return flags;
    }
}
