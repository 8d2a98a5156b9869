package io.fupan.metrics;

import io.fupan.event.topic.Topics;
import io.fupan.metric.cell.Reporting;
import io.fupan.service.metric.CellView;
import io.fupan.service.metric.ReferenceView;
import io.fupan.service.view.LogFollower;
import io.fupan.service.view.LogFollowers;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Starts the metrics service: one transform (events to cells), two views in memory, one in MongoDB, one API. */
@SpringBootApplication
@EnableConfigurationProperties(MetricsProperties.class)
public class MetricsApplication {

    /** Starts the service. */
    public static void main(String[] args) {
        SpringApplication.run(MetricsApplication.class, args);
    }

    @Bean
    Reporting reporting(MetricsProperties properties) {
        return new Reporting(properties.timeZone(), properties.currency());
    }

    @Bean
    ReferenceView referenceView() {
        return new ReferenceView();
    }

    @Bean
    LogFollower referenceFollower(LogFollowers followers, ReferenceView view) {
        return followers.follow("reference", List.of(Topics.REFERENCE_EVENTS), view);
    }

    @Bean
    CellView cellView() {
        return new CellView();
    }

    @Bean
    LogFollower cellFollower(LogFollowers followers, CellView view) {
        return followers.follow("cells", List.of(Topics.CELLS), view);
    }
}
