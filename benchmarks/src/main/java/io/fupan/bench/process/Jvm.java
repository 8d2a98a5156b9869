package io.fupan.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Java program in a process of its own. */
public final class Jvm implements AutoCloseable {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String name;
    private final Process process;
    private final ProcessFigures figures;

    private Jvm(String name, Process process) {
        this.name = name;
        this.process = process;
        this.figures = new ProcessFigures(process.pid());
    }

    /**
     * Starts a program.
     *
     * @param arguments of {@code java}: flags, then the class or jar, then the program's own
     * @param log what it writes
     */
    public static Jvm start(String name, List<String> arguments, Map<String, String> environment, Path log) {
        List<String> command = new ArrayList<>(List.of(JAVA.toString()));
        // As in the images; both the measured service and the ceiling run with them.
        command.addAll(List.of(
                "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new Jvm(name, process);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + name, e);
        }
    }

    /** The flag and its value for the class path this program runs with. */
    public static List<String> sameClassPath() {
        return List.of("-cp", System.getProperty("java.class.path"));
    }

    /** What it is called. */
    public String name() {
        return name;
    }

    /** What it uses. */
    public ProcessFigures figures() {
        return figures;
    }

    /** Whether it runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Stops it; what does not stop in time is killed. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** What this program itself uses. */
    public static ProcessFigures own() {
        return new ProcessFigures(ProcessHandle.current().pid());
    }

    /** The last lines of a log, to be shown when something fails. */
    public static String tail(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
        } catch (IOException e) {
            return Arrays.toString(e.getStackTrace());
        }
    }
}
