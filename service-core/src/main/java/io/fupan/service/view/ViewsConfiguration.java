package io.fupan.service.view;

import io.fupan.service.topic.Broker;
import io.fupan.service.topic.TopicsReady;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Makes the beans of this package. */
@Configuration(proxyBeanMethods = false)
public class ViewsConfiguration {

    @Bean
    @Lazy
    LogFollowers logFollowers(Broker broker, TopicsReady ready) {
        return new LogFollowers(broker, ready);
    }

    @Bean(name = "viewsHealthIndicator")
    HealthIndicator viewsHealthIndicator(ObjectProvider<LogFollower> followers) {
        return new ViewsHealth(followers.stream().toList());
    }
}
