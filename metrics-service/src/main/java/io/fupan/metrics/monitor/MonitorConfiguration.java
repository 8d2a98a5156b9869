package io.fupan.metrics.monitor;

import io.fupan.event.topic.Topics;
import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metrics.alert.Alerts;
import io.fupan.metrics.rolling.Outlet;
import io.fupan.service.topic.Publisher;
import io.fupan.service.view.LogFollower;
import io.fupan.service.view.LogFollowers;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the view of the monitors, the way to change them, and the work they ask for. */
@Configuration(proxyBeanMethods = false)
class MonitorConfiguration {

    @Bean
    Monitors monitors() {
        return new Monitors();
    }

    @Bean
    LogFollower monitorFollower(LogFollowers followers, Monitors monitors) {
        return followers.follow("monitors", List.of(Topics.MONITORS), monitors);
    }

    @Bean
    MonitorLog monitorLog(Publisher publisher, LogFollower monitorFollower, Monitors monitors, Clock clock) {
        return new MonitorLog(publisher, monitorFollower, monitors, clock);
    }

    @Bean
    Monitoring monitoring(Monitors monitors, Alerts alerts, MetricCatalogue catalogue, Outlet outlet, Clock clock) {
        return new Monitoring(monitors, alerts, catalogue, outlet, clock);
    }
}
