package io.fupan.service.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HealthProbeTests {

    private final ByteArrayOutputStream complaints = new ByteArrayOutputStream();
    private HttpServer service;

    @BeforeEach
    void startsService() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.start();
    }

    @AfterEach
    void stopsService() {
        service.stop(0);
    }

    @Test
    void isContentWithOk() {
        answers(200);

        int exit = probe(url());

        assertThat(exit).isZero();
        assertThat(lines()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 302, 401, 404, 500, 503})
    void complainsInOneLineAboutAnyOtherAnswer(int status) {
        answers(status);

        int exit = probe(url());

        assertThat(exit).isOne();
        assertThat(lines()).singleElement().asString().endsWith("answered " + status);
    }

    @Test
    void complainsWhenNobodyListens() {
        String url = url();
        service.stop(0);

        int exit = probe(url);

        assertThat(exit).isOne();
        assertThat(lines()).singleElement().asString().contains("ConnectException");
    }

    @Test
    @Timeout(20)
    void givesUpOnAServiceThatNeverAnswers() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int exit = probe("http://127.0.0.1:" + silent.getLocalPort() + "/");

            assertThat(exit).isOne();
            assertThat(lines()).singleElement().asString().contains("SocketTimeoutException");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not a url", "health", "file:///etc/hostname", "gopher://localhost/"})
    void complainsAboutWhatIsNoWebAddress(String address) {
        int exit = probe(address);

        assertThat(exit).isOne();
        assertThat(lines()).hasSize(1);
    }

    @Test
    void asksForItsArgument() {
        int exit = probe();

        assertThat(exit).isOne();
        assertThat(lines()).containsExactly("expected one argument, the URL to get, and received 0");
    }

    private void answers(int status) {
        service.createContext("/actuator/health/readiness", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
    }

    private String url() {
        return "http://127.0.0.1:" + service.getAddress().getPort() + "/actuator/health/readiness";
    }

    private int probe(String... args) {
        return HealthProbe.run(args, new PrintStream(complaints, true, StandardCharsets.UTF_8));
    }

    private List<String> lines() {
        return complaints.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
