package io.fupan.report.issue;

import io.fupan.event.Event;
import io.fupan.event.json.Families;
import io.fupan.event.json.Json;
import io.fupan.event.retro.ReportFact;
import io.fupan.event.retro.RetroFact;
import io.fupan.event.topic.Topics;
import io.fupan.report.content.Canonical;
import io.fupan.report.content.ReportContent;
import io.fupan.report.retro.Decisions;
import io.fupan.report.retro.Retro;
import io.fupan.service.problem.Problem;
import io.fupan.service.security.Caller;
import io.fupan.service.topic.Publisher;
import io.fupan.service.view.LogFollower;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Issues reports. The report is published first, then the retro is told of it; if the retro refuses, because somebody
 * else issued the same revision, the report is withdrawn.
 */
final class Issuing {

    private final Computation computation;
    private final Reports reports;
    private final Decisions decisions;
    private final Publisher publisher;
    private final LogFollower follower;
    private final Clock clock;

    Issuing(
            Computation computation,
            Reports reports,
            Decisions decisions,
            Publisher publisher,
            LogFollower follower,
            Clock clock) {
        this.computation = computation;
        this.reports = reports;
        this.decisions = decisions;
        this.publisher = publisher;
        this.follower = follower;
        this.clock = clock;
    }

    /**
     * Computes and issues the next revision.
     *
     * @param id of the report; a report that is there already under this id is told again
     * @throws Problem 409 if the retro has moved on
     */
    Report issue(Retro retro, String id, @Nullable Integer expectedVersion) {
        Report report = reports.find(id);
        if (report == null) {
            report = publish(id, computed(retro));
        }
        if (retro.reports().stream().noneMatch(issued -> issued.id().equals(id))) {
            tell(retro, report, expectedVersion);
        }
        return report;
    }

    private ReportFact.Issued computed(Retro retro) {
        ReportContent content = computation.of(retro);
        JsonNode json = Json.mapper().readTree(Json.mapper().writeValueAsBytes(content));
        return new ReportFact.Issued(
                retro.id(),
                retro.reports().size() + 1,
                retro.scope(),
                retro.period(),
                retro.asOf(),
                clock.instant(),
                Canonical.hash(json),
                json);
    }

    private Report publish(String id, ReportFact.Issued fact) {
        Instant now = fact.generatedAt();
        Event<ReportFact> event =
                new Event<>(id, "/report", "retro.report", id, now, null, null, null, null, fact);
        RecordMetadata written =
                Decisions.written(publisher.publish(Topics.REPORTS, id, Families.REPORT.write(event)));
        Decisions.await(follower, written);
        return Objects.requireNonNull(reports.find(id), "the view has applied the record");
    }

    private void tell(Retro retro, Report report, @Nullable Integer expectedVersion) {
        RetroFact fact = new RetroFact.ReportIssued(
                report.id(),
                report.revision(),
                report.hash(),
                expectedVersion,
                Caller.current().name());
        try {
            decisions.decide(retro.id(), "issued-" + report.id(), fact);
        } catch (Problem problem) {
            if (problem.getStatusCode().value() == 409) {
                withdraw(report.id());
            }
            throw problem;
        }
    }

    @SuppressWarnings("NullAway") // a record without a value is how a table forgets a key
    private void withdraw(String id) {
        Decisions.written(publisher.publish(Topics.REPORTS, id, null));
    }
}
