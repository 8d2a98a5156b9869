package io.fupan.local.stack;

import io.fupan.local.console.CannotContinue;
import io.fupan.local.console.Console;
import io.fupan.local.data.DataFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Unpacks the executable jar of a service. */
final class Extraction {

    private final Path source;
    private final Path folder;
    private final Path java;
    private final String module;

    Extraction(Installation installation, String module) {
        this.source = installation.jar(module);
        this.folder = Extracted.folder(installation, module);
        this.java = installation.java();
        this.module = module;
    }

    void runIfStale(Console console) throws IOException, InterruptedException {
        Path stamp = folder.resolve("stamp");
        String content = Fingerprint.ofContent(source);
        if (Files.exists(stamp) && Files.readString(stamp).equals(content)) {
            return;
        }
        console.passing("Unpacking " + module);
        new DataFolder(folder).delete();
        Files.createDirectories(folder);
        run();
        Files.move(folder.resolve(source.getFileName().toString()), folder.resolve(module + ".jar"));
        Files.writeString(stamp, content);
    }

    private void run() throws IOException, InterruptedException {
        List<String> command = List.of(
                java.toString(), "-Djarmode=tools", "-jar", source.toString(),
                "extract", "--force", "--destination", folder.toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new CannotContinue("%s cannot be unpacked:%n%s".formatted(source, output.strip()));
        }
    }
}
