package io.fupan.report.retro;

import io.fupan.event.topic.Topics;
import io.fupan.service.topic.Publisher;
import io.fupan.service.view.LogFollower;
import io.fupan.service.view.LogFollowers;
import io.fupan.service.view.MongoView;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Makes the view of the retros and the way to decide in them. */
@Configuration(proxyBeanMethods = false)
class RetroConfiguration {

    @Bean
    LogFollower retroFollower(LogFollowers followers, MongoTemplate mongo) {
        return followers.follow(
                "retros", List.of(Topics.RETRO_EVENTS), new MongoView("retros.v1", mongo, new RetroProjection()));
    }

    @Bean
    Retros retros(MongoTemplate mongo) {
        return new Retros(mongo);
    }

    @Bean
    Decisions decisions(
            Publisher publisher, @Qualifier("retroFollower") LogFollower follower, Retros retros, Clock clock) {
        return new Decisions(publisher, follower, retros, clock);
    }
}
