package io.fupan.ingest;

import static org.awaitility.Awaitility.await;

import io.fupan.service.view.LogFollower;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The service with a broker, the same for all tests of what people state and upload. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"management.server.port=0", "fupan.ingest.imports.directory=target/imports",
            "fupan.ingest.key-file=target/register/keys.json",
            "fupan.ingest.spool.directory=target/register/spool"})
@Import(NamedTokens.class)
class RunningRegister {

    private static final EmbeddedKafkaKraftBroker BROKER = started();

    @LocalServerPort
    private int port;

    @Autowired
    private List<LogFollower> followers;

    @DynamicPropertySource
    static void broker(DynamicPropertyRegistry registry) {
        registry.add("spring.kafka.bootstrap-servers", BROKER::getBrokersAsString);
    }

    @BeforeEach
    void readTheLog() {
        await().until(() -> followers.stream().allMatch(LogFollower::caughtUp));
    }

    private static EmbeddedKafkaKraftBroker started() {
        EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 4);
        broker.afterPropertiesSet();
        return broker;
    }

    Client client() {
        return new Client(port);
    }

    Records records() {
        return new Records(BROKER.getBrokersAsString());
    }

    Client.Answer post(String path, String token, String body) {
        return client().send(client().api(path, token)
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }
}
