package io.fupan.ingest.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fupan.event.topic.Topics;
import io.fupan.service.problem.Problem;
import io.fupan.service.topic.Publisher;
import io.fupan.service.topic.TopicsConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class LogTests {

    private final ApplicationContextRunner withoutBroker = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(KafkaAutoConfiguration.class))
            .withUserConfiguration(TopicsConfiguration.class)
            .withPropertyValues("spring.kafka.bootstrap-servers=localhost:1", "fupan.topics.ensure=false");

    @Test
    void saysWithinAboutTwoSecondsThatTheBrokerIsAway() {
        List<Outgoing> batch = Collections.nCopies(500, new Outgoing(Topics.DEAL_EVENTS, "A", new byte[10]));
        withoutBroker.run(context -> {
            Log log = new Log(context.getBean(Publisher.class));
            Instant start = Instant.now();

            Problem problem = catchThrowableOfType(Problem.class, () -> log.write(batch));

            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofMillis(2500));
            assertThat(problem.getStatusCode().value()).isEqualTo(503);
            assertThat(problem.getHeaders().getFirst("Retry-After")).isEqualTo("2");
        });
    }
}
