package io.fupan.metrics.alert;

import io.fupan.event.topic.Topics;
import io.fupan.service.view.LogFollower;
import io.fupan.service.view.LogFollowers;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the view of the alerts. */
@Configuration(proxyBeanMethods = false)
class AlertConfiguration {

    @Bean
    Alerts alerts() {
        return new Alerts();
    }

    @Bean
    LogFollower alertFollower(LogFollowers followers, Alerts alerts) {
        return followers.follow("alerts", List.of(Topics.ALERTS), alerts);
    }
}
