package io.fupan.service.view;

import io.fupan.service.topic.Broker;
import io.fupan.service.topic.TopicsReady;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
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

    /** {@code fupan.view.current} by {@code view}: 1 if it is up to date, 0 if it catches up or stands still. */
    @Bean
    MeterBinder viewMeters(ObjectProvider<LogFollower> followers) {
        return registry -> followers.forEach(follower -> Gauge.builder(
                        "fupan.view.current", follower, each -> each.caughtUp() ? 1 : 0)
                .tag("view", follower.name())
                .register(registry));
    }
}
