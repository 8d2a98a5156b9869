package io.fupan.ingest.imports;

import io.fupan.event.topic.Topics;
import io.fupan.ingest.imports.row.Targets;
import io.fupan.ingest.imports.template.Templates;
import io.fupan.ingest.lane.SlowLane;
import io.fupan.ingest.log.Log;
import io.fupan.ingest.reference.statement.Statements;
import io.fupan.ingest.status.StatusBoard;
import io.fupan.metric.cell.Reporting;
import io.fupan.service.view.LogFollower;
import io.fupan.service.view.LogFollowers;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the beans of imports. */
@Configuration(proxyBeanMethods = false)
class ImportConfiguration {

    @Bean
    Templates importTemplates(Log log) {
        return new Templates(log);
    }

    @Bean
    LogFollower importTemplateFollower(LogFollowers followers, Templates templates) {
        return followers.follow("import-templates", List.of(Topics.IMPORT_TEMPLATES), templates);
    }

    @Bean
    Targets importTargets(SlowLane lane, Statements statements, Reporting reporting) {
        return new Targets(lane, statements, reporting);
    }

    @Bean
    Imports imports(
            ImportProperties properties,
            Targets targets,
            Reporting reporting,
            StatusBoard board,
            MeterRegistry meters) {
        return new Imports(properties, targets, reporting, board, new ImportMeters(meters));
    }
}
