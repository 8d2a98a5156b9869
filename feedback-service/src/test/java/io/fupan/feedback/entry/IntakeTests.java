package io.fupan.feedback.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.fupan.event.json.Json;
import io.fupan.service.problem.Problem;
import io.fupan.service.topic.Publisher;
import io.fupan.service.topic.TopicsConfiguration;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import tools.jackson.databind.node.ArrayNode;

class IntakeTests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ApplicationContextRunner withoutBroker = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(KafkaAutoConfiguration.class))
            .withUserConfiguration(TopicsConfiguration.class)
            .withPropertyValues("fupan.topics.ensure=false", "spring.kafka.bootstrap-servers=localhost:1");

    @Test
    void saysSoonThatTheLogIsAwayAndNeverAccepted() {
        withoutBroker.run(context -> {
            SimpleMeterRegistry meters = new SimpleMeterRegistry();
            Intake intake = new Intake(context.getBean(Publisher.class), meters);

            Problem problem = assertTimeoutPreemptively(PATIENCE, () -> catchThrowableOfType(
                    Problem.class, () -> intake.take(new CustomerEntry(Clock.systemUTC()), answers(500))));

            assertThat(problem.getStatusCode().value()).isEqualTo(503);
            assertThat(problem.getHeaders().getFirst("Retry-After")).isEqualTo("5");
            assertThat(problem.getBody().getType()).hasToString("urn:fupan:problem:log-unavailable");
            assertThat(meters.counter("feedback.requests.unavailable", "kind", "customer").count()).isEqualTo(1);
            assertThat(meters.find("feedback.answers.received").counter()).isNull();
        });
    }

    private static ArrayNode answers(int count) {
        ArrayNode answers = Json.mapper().createArrayNode();
        for (int i = 0; i < count; i++) {
            answers.addObject()
                    .put("id", "a" + i)
                    .put("respondent", "c" + i)
                    .put("instrument", "nps")
                    .put("score", 9)
                    .put("scale", 10)
                    .put("answeredAt", "2017-01-10T10:00:00Z");
        }
        return answers;
    }
}
