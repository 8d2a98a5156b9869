package io.fupan.ingest.door;

import io.fupan.ingest.connection.Connections;
import io.fupan.ingest.delivery.Room;
import io.fupan.ingest.delivery.Sender;
import io.fupan.ingest.lane.Turns;
import io.fupan.ingest.log.Log;
import io.fupan.ingest.spool.SpoolingOutlet;
import io.fupan.service.topic.TopicsReady;
import io.fupan.service.view.LogFollower;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Says which way each door leads: callers with a token can wait for the log, senders of webhooks often cannot. */
@Configuration(proxyBeanMethods = false)
class DoorConfiguration {

    @Bean
    Room room() {
        return Room.ofTheHeap();
    }

    /** {@code ingest.bodies}: bytes of the bodies that are being read or worked on. */
    @Bean
    MeterBinder roomMeters(Room room) {
        return registry -> Gauge.builder("ingest.bodies", room, Room::taken).baseUnit("bytes").register(registry);
    }

    /** After what knows the caller's own address and times the request, before all that asks who the caller is. */
    @Bean
    DelegatingFilterProxyRegistrationBean webhookFilterRegistration() {
        DelegatingFilterProxyRegistrationBean registration =
                new DelegatingFilterProxyRegistrationBean(WebhookFilter.NAME);
        registration.addUrlPatterns("/webhooks/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    @Bean
    Intake apiIntake(Log log, @Qualifier("apiTurns") Turns turns, IngestMeters meters) {
        return new Intake(log, turns, meters.at(Sender.API));
    }

    @Bean
    Intake webhookIntake(SpoolingOutlet outlet, @Qualifier("webhookTurns") Turns turns, IngestMeters meters) {
        return new Intake(outlet, turns, meters.at(Sender.WEBHOOK));
    }

    @Bean
    FirstReading firstReading(List<LogFollower> followers) {
        return new FirstReading(followers);
    }

    @Bean
    NothingHalfRead nothingHalfRead(FirstReading reading) {
        return new NothingHalfRead(reading);
    }

    @Bean
    HealthIndicator doorsHealthIndicator(
            TopicsReady topics,
            FirstReading reading,
            @Qualifier("viewsHealthIndicator") HealthIndicator views,
            Connections connections) {
        return new DoorsHealth(
                topics::refusal,
                () -> topics.startedWithout() && !reading.isOver(),
                connections::anyKnown,
                views);
    }

    /** {@code ingest.topics.refused}: 1 while nothing is written or read because a topic would lose what it must keep. */
    @Bean
    MeterBinder topicMeters(TopicsReady topics) {
        return registry -> Gauge.builder("ingest.topics.refused", topics, each -> each.refusal() == null ? 0 : 1)
                .register(registry);
    }
}
