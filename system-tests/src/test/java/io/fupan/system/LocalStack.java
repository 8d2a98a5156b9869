package io.fupan.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** A stack started by the script, in a folder of its own; closing it stops all of its processes. */
final class LocalStack implements AutoCloseable {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** The first start of a build prepares quick starts, which takes a slow machine some minutes by itself. */
    private static final Duration START_PATIENCE = Duration.ofMinutes(10);

    private final Path data;
    private final int port;
    private final Path output;
    private Process launcher;

    private LocalStack(String name) {
        this.data = Path.of("target", "stacks", name).toAbsolutePath();
        this.output = data.resolveSibling(name + ".log");
        this.port = freePort();
    }

    /** Starts a stack on an empty folder and waits until it says it is ready. */
    static LocalStack start(String name, String command) {
        LocalStack stack = new LocalStack(name);
        run("./fupan", "reset", "--yes", "--data", stack.data.toString());
        stack.start(command);
        return stack;
    }

    /** Starts it, again if it was stopped, with {@code up} or {@code demo}. */
    void start(String command, String... options) {
        List<String> words = new ArrayList<>(List.of(
                "./fupan", command, "--data", data.toString(), "--port", String.valueOf(port)));
        words.addAll(List.of(options));
        try {
            Files.createDirectories(output.getParent());
            Files.deleteIfExists(output);
            launcher = command(words)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().atMost(START_PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> {
            assertThat(launcher.isAlive() || isReady()).as(() -> "the launcher ended:\n" + said()).isTrue();
            return isReady();
        });
    }

    private boolean isReady() {
        return said().contains("Fupan is ready: " + url());
    }

    /** What the launcher has printed since it was last started. */
    String said() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return "";
        }
    }

    String url() {
        return "http://localhost:" + port;
    }

    Path data() {
        return data;
    }

    /** Asks as a role, for example {@code token("manager", "--team", "Rocco Neubert")}. */
    String token(String... role) {
        List<String> words = new ArrayList<>(List.of("./fupan", "token"));
        words.addAll(List.of(role));
        words.addAll(List.of("--data", data.toString()));
        return run(words.toArray(String[]::new)).strip();
    }

    Api as(String... role) {
        return new Api(url(), token(role));
    }

    /** Sends the demonstration's events once more, in the way the options say, and waits for them to be contained. */
    void load(String... options) {
        run(loading(options));
        awaitContained();
    }

    /** Waits until the numbers are computed from everything the log holds now. */
    void awaitContained() {
        Map<String, Long> ends = new TopicReader(broker()).ends("sales.deal-events.v1", "reference.events.v1");
        Api manager = as("manager");
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            JsonNode cut = manager.metric("dealsWon").get("cut");
            ends.forEach((partition, end) ->
                    assertThat(cut.path(partition).asLong(0)).as(partition).isGreaterThanOrEqualTo(end));
        });
    }

    /** The command that sends the events, not yet started. */
    ProcessBuilder loading(String... options) {
        List<String> words = new ArrayList<>(List.of(
                "./fupan",
                "demo",
                "--url",
                url(),
                "--webhook-secret-file",
                data.resolve("secrets/ingest/fupan.ingest.connections.demo.secrets").toString()));
        words.addAll(List.of(options));
        ProcessBuilder builder = command(words).redirectErrorStream(true);
        builder.environment().put("FUPAN_TOKEN", token("integration"));
        builder.environment().put("FUPAN_MANAGER_TOKEN", token("manager"));
        return builder;
    }

    String broker() {
        return "localhost:" + properties(data.resolve("run/ports")).getProperty("broker");
    }

    /** Ends a part's process without warning, as kill -9 does. */
    void kill(String part) {
        process(part).destroyForcibly();
    }

    ProcessHandle process(String part) {
        String pid = properties(data.resolve("run").resolve(part + ".properties")).getProperty("pid");
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow(() -> new AssertionError(part + " does not run"));
    }

    /** Whether all parts are up: {@code status} says so with its exit code. */
    boolean isHealthy() {
        try {
            return command(List.of("./fupan", "status", "--data", data.toString()))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void stop() {
        assertThat(run("./fupan", "stop", "--data", data.toString())).contains("Stopped.");
    }

    @Override
    public void close() {
        stop();
    }

    static String run(ProcessBuilder command) {
        try {
            Path said = Files.createTempFile("fupan-", ".out");
            Process process = command.redirectErrorStream(true).redirectOutput(said.toFile()).start();
            boolean ended = process.waitFor(6, TimeUnit.MINUTES);
            String text = Files.readString(said);
            Files.delete(said);
            assertThat(ended && process.exitValue() == 0).as(() -> command.command() + ":\n" + text).isTrue();
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String run(String... words) {
        return run(command(List.of(words)));
    }

    /** The build that these tests are part of has built everything; the script must not begin another one. */
    private static ProcessBuilder command(List<String> words) {
        ProcessBuilder builder = new ProcessBuilder(words).directory(ROOT.toFile());
        builder.environment().put("FUPAN_SKIP_BUILD", "1");
        return builder;
    }

    private static Properties properties(Path file) {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
