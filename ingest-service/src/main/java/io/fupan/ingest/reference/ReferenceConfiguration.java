package io.fupan.ingest.reference;

import io.fupan.event.topic.Topics;
import io.fupan.ingest.log.Log;
import io.fupan.ingest.reference.statement.StatementView;
import io.fupan.ingest.reference.statement.Statements;
import io.fupan.metric.cell.Reporting;
import io.fupan.service.view.LogFollower;
import io.fupan.service.view.LogFollowers;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Follows the reference data from its beginning at every start: nothing of it is stored here. */
@Configuration(proxyBeanMethods = false)
class ReferenceConfiguration {

    @Bean
    Reporting reporting(ReferenceProperties properties) {
        return properties.reporting();
    }

    @Bean
    StatementView statementView() {
        return new StatementView();
    }

    @Bean
    LogFollower statementFollower(LogFollowers followers, StatementView view) {
        return followers.follow("reference", List.of(Topics.REFERENCE_EVENTS), view);
    }

    @Bean
    Statements statements(
            StatementView view, @Qualifier("statementFollower") LogFollower follower, Log log, Reporting reporting) {
        return new Statements(view, follower::caughtUp, log, reporting);
    }

    @Bean
    Authors authors(StatementView view, Reporting reporting) {
        return new Authors(view, reporting);
    }
}
