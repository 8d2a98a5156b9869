package io.fupan.service.metric;

import io.fupan.event.topic.Topics;
import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.period.WorkingHours;
import io.fupan.service.view.LogFollower;
import io.fupan.service.view.LogFollowers;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes what a service needs to answer with metrics; imported by those that do. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReportingProperties.class)
public class MetricViewsConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Reporting reporting(ReportingProperties properties) {
        return new Reporting(
                properties.timeZone(),
                properties.currency(),
                properties.scopePairs(),
                properties.disqualifiedReasons(),
                WorkingHours.parse(properties.workingHours()));
    }

    @Bean
    MetricCatalogue metricCatalogue(Reporting reporting, @Value("${fupan.cells.families:}") Set<String> families) {
        return families.isEmpty()
                ? new MetricCatalogue(reporting.currency())
                : new MetricCatalogue(reporting.currency(), families);
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
    CellView cellView(
            @Value("${fupan.cells.pairs:true}") boolean pairs,
            @Value("${fupan.cells.families:}") Set<String> families) {
        return families.isEmpty() ? new CellView(pairs) : new CellView(pairs, families);
    }

    @Bean
    LogFollower cellFollower(LogFollowers followers, CellView view) {
        return followers.follow("cells", List.of(Topics.CELLS), view);
    }

    @Bean
    CallerVisibility callerVisibility(ReferenceView reference, Reporting reporting, Clock clock) {
        return new CallerVisibility(reference, reporting, clock);
    }
}
