package io.fupan.report;

import io.fupan.event.topic.Topics;
import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.cell.Reporting;
import io.fupan.report.view.Gate;
import io.fupan.service.metric.CallerVisibility;
import io.fupan.service.metric.CellView;
import io.fupan.service.metric.ReferenceView;
import io.fupan.service.view.LogFollower;
import io.fupan.service.view.LogFollowers;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Starts the report service: a door for retros, views of what the reports are made from, and their API. */
@SpringBootApplication
@EnableConfigurationProperties(ReportProperties.class)
public class ReportApplication {

    /** Starts the service. */
    public static void main(String[] args) {
        SpringApplication.run(ReportApplication.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Reporting reporting(ReportProperties properties) {
        return new Reporting(properties.timeZone(), properties.currency());
    }

    @Bean
    MetricCatalogue metricCatalogue(Reporting reporting) {
        return new MetricCatalogue(reporting.currency());
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

    @Bean
    Gate gate() {
        return new Gate();
    }

    @Bean
    CallerVisibility callerVisibility(ReferenceView reference, Reporting reporting, Clock clock) {
        return new CallerVisibility(reference, reporting, clock);
    }
}
