package io.fupan.ingest.quarantine;

import io.fupan.event.topic.Topics;
import io.fupan.service.view.LogFollower;
import io.fupan.service.view.LogFollowers;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Follows the quarantine from its beginning at every start: nothing of it is stored here. */
@Configuration(proxyBeanMethods = false)
class QuarantineConfiguration {

    @Bean
    QuarantineView quarantineView() {
        return new QuarantineView(QuarantineView.NEWEST);
    }

    @Bean
    LogFollower quarantineFollower(LogFollowers followers, QuarantineView view) {
        return followers.follow("quarantine", List.of(Topics.QUARANTINE), view);
    }
}
