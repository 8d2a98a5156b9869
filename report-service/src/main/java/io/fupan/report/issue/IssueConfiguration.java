package io.fupan.report.issue;

import io.fupan.event.topic.Topics;
import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.cell.Reporting;
import io.fupan.report.deal.Deals;
import io.fupan.report.feedback.Answers;
import io.fupan.report.retro.Decisions;
import io.fupan.report.retro.Retros;
import io.fupan.report.view.Gate;
import io.fupan.service.metric.CellView;
import io.fupan.service.metric.ReferenceView;
import io.fupan.service.topic.Publisher;
import io.fupan.service.view.LogFollower;
import io.fupan.service.view.LogFollowers;
import io.fupan.service.view.MongoView;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Makes what computes, issues and keeps reports. */
@Configuration(proxyBeanMethods = false)
class IssueConfiguration {

    @Bean
    LogFollower reportFollower(LogFollowers followers, MongoTemplate mongo) {
        return followers.follow(
                "reports", List.of(Topics.REPORTS), new MongoView("reports.v1", mongo, new ReportProjection()));
    }

    @Bean
    Reports reports(MongoTemplate mongo) {
        return new Reports(mongo);
    }

    @Bean
    Computation computation(
            CellView cells,
            ReferenceView reference,
            Deals deals,
            Answers answers,
            Retros retros,
            Gate gate,
            MetricCatalogue catalogue,
            Reporting reporting,
            @Value("${fupan.report.build}") String build) {
        return new Computation(cells, reference, deals, answers, retros, gate, catalogue, reporting, build);
    }

    @Bean
    Issuing issuing(
            Computation computation,
            Reports reports,
            Decisions decisions,
            Publisher publisher,
            @Qualifier("reportFollower") LogFollower follower,
            Clock clock) {
        return new Issuing(computation, reports, decisions, publisher, follower, clock);
    }
}
