package io.fupan.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fupan.backends.Backends;
import io.fupan.ingest.Client.Answer;
import io.fupan.service.view.LogFollower;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The service with a broker, started once for all tests that need it. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "server.tomcat.connection-timeout=1s",
            "fupan.ingest.connections.desk.system=paper",
            "fupan.ingest.connections.desk.secrets=pencil",
            "fupan.ingest.connections.acme.secrets=whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA," + Client.SECRET
        })
@Import({TestTokens.class, PaperSystem.class})
public abstract class RunningIngest {

    protected Client client;
    protected Records records;

    @Value("${local.server.port}")
    protected int port;

    @Autowired
    private List<LogFollower> followers;

    @DynamicPropertySource
    static void start(DynamicPropertyRegistry registry) throws IOException {
        if (System.getProperty("fupan.test.folder") == null) {
            System.setProperty("fupan.test.folder", Files.createTempDirectory("ingest").toString());
        }
        Path folder = Path.of(System.getProperty("fupan.test.folder"));
        registry.add("spring.kafka.bootstrap-servers", Backends.get()::brokers);
        registry.add("fupan.ingest.key-file", () -> folder.resolve("keys.json"));
        registry.add("fupan.ingest.spool.directory", () -> folder.resolve("spool"));
        registry.add("fupan.ingest.imports.directory", () -> folder.resolve("imports"));
    }

    @BeforeEach
    void connect() {
        client = new Client(port);
        records = new Records(Backends.get().brokers());
        await().until(() -> followers.stream().allMatch(LogFollower::caughtUp));
    }

    Answer post(String path, String token, String body) {
        return client.send(client.api(path, token)
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    static void assertProblem(Answer answer, int status, String slug) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text("type")).isEqualTo("urn:fupan:problem:" + slug);
        assertThat(answer.response().headers().firstValue("content-type")).hasValue("application/problem+json");
    }
}
