package io.fupan.local.command;

import io.fupan.local.broker.Storage;
import io.fupan.local.data.DataFolder;
import io.fupan.local.demo.Variation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Says that this broker's data holds the whole demonstration. A load that was broken off leaves none. */
final class LoadedMark {

    private final Path file;
    private final String text;

    LoadedMark(DataFolder data, Variation variation) {
        this.file = data.root().resolve("demo-loaded");
        // The cluster's id is made with the broker's data: other data, other id.
        this.text = Storage.clusterId(data.broker()).orElse("no broker") + ' ' + variation;
    }

    boolean isSet() {
        try {
            return Files.exists(file) && Files.readString(file).equals(text);
        } catch (IOException e) {
            return false;
        }
    }

    void set() {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
