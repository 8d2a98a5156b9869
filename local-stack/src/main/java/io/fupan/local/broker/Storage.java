package io.fupan.local.broker;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** The broker's folder on disk. */
public final class Storage {

    private static final String META = "meta.properties";

    private Storage() {}

    static boolean isFormatted(Path folder) {
        return Files.exists(folder.resolve(META));
    }

    /** What names this broker's data, made when it was formatted; empty before. */
    public static Optional<String> clusterId(Path folder) {
        Properties meta = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.resolve(META))) {
            meta.load(reader);
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.ofNullable(meta.getProperty("cluster.id"));
    }
}
