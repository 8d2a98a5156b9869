package io.fupan.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Stands in for the services behind the gateway: tells what it was sent; the report service is away. */
public final class StubServices implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** What a service received. */
    public record Received(String method, String uri, Map<String, List<String>> headers, byte[] body) {

        /** The one value of a header, or {@code null}. */
        public String header(String name) {
            List<String> values = headers.get(name);
            return values == null ? null : values.getFirst();
        }
    }

    /** What the services received, oldest first. */
    public static final BlockingQueue<Received> RECEIVED = new LinkedBlockingQueue<>();

    /** What an open stream sends next. */
    public static final BlockingQueue<String> EVENTS = new LinkedBlockingQueue<>();

    /** How many streams noticed that their caller is gone. */
    public static final Semaphore STREAMS_ENDED = new Semaphore(0);

    private static final HttpServer SERVER = start();

    /** The key file of the running gateway. */
    public static final Path KEY_FILE = keyFile();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        String address = "http://localhost:" + SERVER.getAddress().getPort();
        TestPropertyValues.of(
                        "fupan.gateway.services.ingest=" + address,
                        "fupan.gateway.services.metrics=" + address,
                        "fupan.gateway.services.feedback=" + address,
                        "fupan.gateway.services.report=http://localhost:" + closedPort(),
                        "fupan.gateway.issuer.key-file=" + KEY_FILE,
                        "fupan.gateway.console.demo-sign-in=true",
                        "fupan.gateway.upstream.answer=700ms",
                        // There is neither broker nor store: nothing may ask for one.
                        "spring.kafka.bootstrap-servers=localhost:" + closedPort(),
                        "management.server.port=0")
                .applyTo(context);
    }

    private static HttpServer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", StubServices::answer);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getPath();
        RECEIVED.add(new Received(
                exchange.getRequestMethod(), exchange.getRequestURI().toString(), exchange.getRequestHeaders(), body));
        if (path.endsWith("/never")) {
            return;
        }
        if (path.endsWith("/stream")) {
            stream(exchange);
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("X-Fupan-Task", "7");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("X-Receipt", "r-1");
        byte[] answer = "{\"from\":\"service\"}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(path.endsWith("/broken") ? 500 : 200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    /** An event each time the test lets one go, and no end until the caller is gone. */
    private static void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (var body = exchange.getResponseBody()) {
            while (true) {
                body.write(("data: " + EVENTS.take() + "\n\n").getBytes(StandardCharsets.UTF_8));
                body.flush();
            }
        } catch (IOException | InterruptedException e) {
            STREAMS_ENDED.release();
        }
    }

    private static Path keyFile() {
        try {
            return Files.createTempDirectory("fupan-gateway").resolve("keys/issuer.json");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int closedPort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
