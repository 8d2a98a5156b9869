package io.fupan.local.broker;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** Runs the broker, after formatting its storage at the very first start. */
public final class BrokerMain {

    private BrokerMain() {}

    /** Starts the broker with the {@code server.properties} named by the only argument. */
    public static void main(String[] arguments) throws IOException {
        formatIfNew(Path.of(arguments[0]));
        Kafka.main(arguments);
    }

    private static void formatIfNew(Path settings) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(settings)) {
            properties.load(reader);
        }
        if (Storage.isFormatted(Path.of(properties.getProperty("log.dirs")))) {
            return;
        }
        String[] format = {
            "format", "--ignore-formatted", "--cluster-id", Uuid.randomUuid().toString(), "--config", settings.toString()
        };
        int code = StorageTool.execute(format, System.out);
        if (code != 0) {
            throw new IOException("formatting the storage failed with code " + code);
        }
    }
}
