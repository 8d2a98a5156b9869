package io.fupan.local.stack;

import io.fupan.local.console.CannotContinue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;

/**
 * A service's executable jar, unpacked into a small jar and its libraries, which start faster.
 *
 * @param jar the small jar; its manifest names the libraries
 */
record Extracted(Path jar) {

    static Extracted of(Installation installation, String module) {
        Path jar = folder(installation, module).resolve(module + ".jar");
        if (Files.notExists(jar)) {
            throw new CannotContinue(module + " is not prepared: " + jar + " is missing");
        }
        return new Extracted(jar);
    }

    static Path folder(Installation installation, String module) {
        return installation.prepared(module).resolve("app");
    }

    String mainClass() {
        try (JarFile file = new JarFile(jar.toFile())) {
            String mainClass = file.getManifest().getMainAttributes().getValue("Main-Class");
            if (mainClass == null) {
                throw new CannotContinue(jar + " names no main class");
            }
            return mainClass;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
