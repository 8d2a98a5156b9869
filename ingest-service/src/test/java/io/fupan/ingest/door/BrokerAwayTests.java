package io.fupan.ingest.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.fupan.ingest.Events;
import io.fupan.ingest.delivery.Room;
import io.fupan.ingest.lane.Turns;
import io.fupan.ingest.log.Log;
import io.fupan.service.problem.ProblemAdvice;
import io.fupan.service.topic.TopicsConfiguration;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class BrokerAwayTests {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ApplicationContextRunner withoutBroker = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(KafkaAutoConfiguration.class))
            .withUserConfiguration(TopicsConfiguration.class, Log.class)
            .withPropertyValues("spring.kafka.bootstrap-servers=localhost:1", "fupan.topics.ensure=false");

    @Test
    void asksTheSenderToComeBackInsteadOfPretending() {
        withoutBroker.run(context -> {
            MockMvc door = door(context.getBean(Log.class));
            Instant start = Instant.now();

            door.perform(post("/api/v1/events").contentType("application/cloudevents+json").content(Events.won("A")))
                    .andExpect(status().isServiceUnavailable())
                    .andExpect(header().string("Retry-After", "2"))
                    .andExpect(jsonPath("$.type").value("urn:fupan:problem:log-unavailable"));

            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
            assertThat(registry.get("ingest.deliveries.unavailable").tag("door", "api").counter().count()).isOne();
            assertThat(registry.get("ingest.events.received").tag("door", "api").counter().count()).isZero();
        });
    }

    private MockMvc door(Log log) {
        IngestMeters meters = new IngestMeters(registry);
        Intake intake = new Intake(log, new Turns(8, Duration.ofSeconds(1)), meters.at("api"));
        return MockMvcBuilders.standaloneSetup(new EventsController(intake, Room.ofTheHeap(), meters))
                .setControllerAdvice(new ProblemAdvice())
                .build();
    }
}
