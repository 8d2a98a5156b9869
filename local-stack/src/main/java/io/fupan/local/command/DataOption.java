package io.fupan.local.command;

import io.fupan.local.data.DataFolder;
import io.fupan.local.stack.Installation;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which stack is meant. */
final class DataOption {

    private static final String DEFAULT = ".fupan";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of the stack's data (default: .fupan in the clone).")
    private @Nullable Path folder;

    DataFolder folder(Installation installation) {
        return new DataFolder(folder == null ? installation.root().resolve(DEFAULT) : folder);
    }
}
