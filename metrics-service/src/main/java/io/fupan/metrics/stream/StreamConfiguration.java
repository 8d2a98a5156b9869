package io.fupan.metrics.stream;

import io.fupan.event.topic.Topics;
import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metrics.alert.Alerts;
import io.fupan.service.metric.CallerVisibility;
import io.fupan.service.view.LogFollower;
import io.fupan.service.view.LogFollowers;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;

/** Makes what the streams are fed with. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StreamProperties.class)
class StreamConfiguration {

    @Bean
    EventReading eventReading(MetricCatalogue catalogue, Alerts alerts, LogFollower alertFollower) {
        return new EventReading(catalogue, alerts, alertFollower);
    }

    @Bean
    Feed feed(EventReading reading, StreamProperties properties) {
        return new Feed(reading, properties.buffer());
    }

    @Bean
    LogFollower streamFollower(LogFollowers followers, Feed feed) {
        return followers.follow("stream", List.of(Topics.ROLLING_CHANGES, Topics.ALERTS), feed);
    }

    /** Before the server waits for its open requests. */
    @Bean
    ApplicationListener<ContextClosedEvent> endOfStreams(Feed feed, ApplicationContext context) {
        return event -> {
            if (event.getApplicationContext().equals(context)) {
                feed.close();
            }
        };
    }

    @Bean
    Streams streams(
            Feed feed,
            LogFollowers followers,
            EventReading reading,
            CallerVisibility visibility,
            StreamProperties properties,
            MeterRegistry meters,
            Clock clock) {
        Past past = new Past(followers::reader, reading, properties.resume());
        return new Streams(feed, past, visibility, properties, meters, clock);
    }
}
