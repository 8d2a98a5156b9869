package io.fupan.report.retro;

import io.fupan.event.Event;
import io.fupan.event.retro.RetroFact;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A retrospective as the log has it.
 *
 * @param version how many events were applied to it
 * @param history the events applied, in order
 * @param refused the events refused last, in order
 */
public record Retro(
        String id,
        String period,
        String scope,
        LocalDate asOf,
        RetroFact.@Nullable Goal goal,
        Phase phase,
        int version,
        Instant createdAt,
        String createdBy,
        List<Action> actions,
        List<IssuedReport> reports,
        List<Step> history,
        List<Refusal> refused) {

    private static final int REFUSALS_KEPT = 50;

    /** Something to be done: by whom, until when, and which metric it is to move. */
    public record Action(String id, String text, @Nullable String metric, String owner, LocalDate due) {}

    /** A report issued for the retro. */
    public record IssuedReport(String id, int revision, String hash, Instant issuedAt) {}

    /** An event that was applied: what happened, when, by whom, and the version it led to. */
    public record Step(String event, String type, Instant at, String by, int version) {}

    /** An event that was refused, and the stable code of the reason. */
    public record Refusal(String event, String type, Instant at, String reason, String detail) {}

    /** Copies the lists. */
    public Retro {
        actions = List.copyOf(actions);
        reports = List.copyOf(reports);
        history = List.copyOf(history);
        refused = List.copyOf(refused);
    }

    /** The retro that an event opens. */
    static Retro opened(Event<RetroFact> event, RetroFact.Created fact) {
        return new Retro(
                event.subject(),
                fact.period(),
                fact.scope(),
                fact.asOf(),
                fact.goal(),
                Phase.PREPARING,
                1,
                event.time(),
                fact.by(),
                List.of(),
                List.of(),
                List.of(new Step(event.id(), event.type(), event.time(), fact.by(), 1)),
                List.of());
    }

    /** The retro after the next event of the log: changed, or unchanged but for a note of the refusal. */
    Retro after(Event<RetroFact> event) {
        if (history.stream().anyMatch(step -> step.event().equals(event.id()))) {
            return this; // told twice
        }
        return switch (event.data()) {
            case RetroFact.Created created -> refuse(event, "ALREADY_EXISTS", "the retro is there already");
            case RetroFact.PhaseChanged change -> advance(event, change);
            case RetroFact.ReportIssued issued -> issue(event, issued);
            case RetroFact.ActionCreated created -> agree(event, created);
            case RetroFact.Unknown unknown -> this;
        };
    }

    /** Why an event was refused, if it was. */
    @Nullable Refusal refusalOf(String event) {
        return refused.stream().filter(refusal -> refusal.event().equals(event)).findFirst().orElse(null);
    }

    private Retro advance(Event<RetroFact> event, RetroFact.PhaseChanged change) {
        Phase to = Phase.named(change.to()).orElse(null);
        if (change.expectedVersion() != version) {
            return stale(event, change.expectedVersion());
        }
        if (to == null || !phase.leadsTo(to)) {
            return refuse(event, "ILLEGAL_MOVE", "a retro in %s cannot go to %s".formatted(phase, change.to()));
        }
        return applied(event, change.by(), to, actions, reports);
    }

    private Retro issue(Event<RetroFact> event, RetroFact.ReportIssued issued) {
        if (issued.expectedVersion() != null && issued.expectedVersion() != version) {
            return stale(event, issued.expectedVersion());
        }
        if (issued.revision() != reports.size() + 1) {
            return refuse(
                    event, "STALE_VERSION", "revision %d of the report is there already".formatted(issued.revision()));
        }
        List<IssuedReport> more = new ArrayList<>(reports);
        more.add(new IssuedReport(issued.report(), issued.revision(), issued.hash(), event.time()));
        return applied(event, issued.by(), phase, actions, more);
    }

    private Retro agree(Event<RetroFact> event, RetroFact.ActionCreated created) {
        if (created.expectedVersion() != version) {
            return stale(event, created.expectedVersion());
        }
        if (phase == Phase.CLOSED) {
            return refuse(event, "ILLEGAL_MOVE", "a closed retro takes no more actions");
        }
        List<Action> more = new ArrayList<>(actions);
        more.add(new Action(created.action(), created.text(), created.metric(), created.owner(), created.due()));
        return applied(event, created.by(), phase, more, reports);
    }

    private Retro applied(
            Event<RetroFact> event, String by, Phase to, List<Action> actions, List<IssuedReport> reports) {
        List<Step> steps = new ArrayList<>(history);
        steps.add(new Step(event.id(), event.type(), event.time(), by, version + 1));
        return new Retro(
                id, period, scope, asOf, goal, to, version + 1, createdAt, createdBy, actions, reports, steps, refused);
    }

    private Retro stale(Event<RetroFact> event, int expected) {
        return refuse(
                event, "STALE_VERSION", "expected version %d, but the retro is at %d".formatted(expected, version));
    }

    private Retro refuse(Event<RetroFact> event, String reason, String detail) {
        List<Refusal> more = new ArrayList<>(refused);
        more.removeIf(refusal -> refusal.event().equals(event.id()));
        more.add(new Refusal(event.id(), event.type(), event.time(), reason, detail));
        return new Retro(
                id, period, scope, asOf, goal, phase, version, createdAt, createdBy, actions, reports, history,
                more.subList(Math.max(0, more.size() - REFUSALS_KEPT), more.size()));
    }
}
