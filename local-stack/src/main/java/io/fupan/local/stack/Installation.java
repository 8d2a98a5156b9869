package io.fupan.local.stack;

import io.fupan.local.console.CannotContinue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the built programs are.
 *
 * @param root the clone
 * @param java the {@code java} everything runs with
 */
public record Installation(Path root, Path java) {

    /** Set by the script that starts the launcher. */
    private static final String ROOT = "fupan.root";

    /** The installation the launcher itself belongs to. */
    public static Installation current() {
        Path root = Path.of(System.getProperty(ROOT, ".")).toAbsolutePath().normalize();
        return new Installation(root, Path.of(System.getProperty("java.home"), "bin", "java"));
    }

    /** Where a module's prepared programs are kept. */
    Path prepared(String module) {
        return root.resolve(module).resolve("target").resolve("local");
    }

    /** The built jar of a module. */
    Path jar(String module) {
        return onlyJar(root.resolve(module).resolve("target"), module);
    }

    /** The jar that holds the launcher, the broker's and the store's main classes. */
    Path launcherJar() {
        return jar("local-stack");
    }

    /** Class path of broker and store. */
    List<Path> launcherClassPath() {
        List<Path> all = new ArrayList<>(List.of(launcherJar()));
        try (Stream<Path> libraries = Files.list(root.resolve("local-stack/target/lib"))) {
            libraries.filter(path -> path.toString().endsWith(".jar")).sorted().forEach(all::add);
        } catch (IOException e) {
            throw new CannotContinue("local-stack is not built. Run: ./mvnw -DskipTests package", e);
        }
        return all;
    }

    private static Path onlyJar(Path folder, String module) {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                return files.filter(file -> isJarOf(module, file))
                        .findFirst()
                        .orElseThrow(() -> notBuilt(module));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        throw notBuilt(module);
    }

    private static boolean isJarOf(String module, Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(module + "-") && name.endsWith(".jar") && !name.contains("-sources");
    }

    private static CannotContinue notBuilt(String module) {
        return new CannotContinue(module + " is not built. Run: ./mvnw -DskipTests package");
    }
}
