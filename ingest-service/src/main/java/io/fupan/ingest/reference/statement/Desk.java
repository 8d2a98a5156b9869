package io.fupan.ingest.reference.statement;

import io.fupan.event.Event;
import io.fupan.event.Rejected;
import io.fupan.event.json.Families;
import io.fupan.event.json.Json;
import io.fupan.event.reference.ReferenceFact;
import io.fupan.event.reference.ReferenceFact.TargetSet;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.delivery.Sender;
import io.fupan.ingest.reference.statement.Kind.Default;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Decides, one after the other, about the proposals of one delivery, each knowing what was decided before it. */
final class Desk {

    private final Kind kind;
    private final StatementView view;
    private final Rules rules;
    private final Author author;
    private final Sender sender;
    private final Delivery delivery;
    private final LocalDate today;

    private final Map<String, ReferenceFact> decided = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Integer> revisions = new HashMap<>();

    Desk(
            Kind kind,
            StatementView view,
            Rules rules,
            Author author,
            Sender sender,
            Delivery delivery,
            LocalDate today) {
        this.kind = kind;
        this.view = view;
        this.rules = rules;
        this.author = author;
        this.sender = sender;
        this.delivery = delivery;
        this.today = today;
    }

    Outcome decide(JsonNode json) {
        try {
            return decide(Proposal.read(kind, json));
        } catch (Rejected e) {
            return new Outcome.Refused(400, e.reason(), withoutData(e.field()), e.detail());
        } catch (NotAllowed e) {
            return e.refused();
        }
    }

    private Outcome decide(Proposal proposal) {
        fillIn(proposal);
        ReferenceFact draft = bind(proposal, 1);
        int number = number(draft);
        ReferenceFact fact = kind.numbered() ? numbered(proposal, number) : draft;
        rules.check(fact, today, view.reference().calendars());
        author.check(fact);
        ReferenceFact known = known(Versions.known(fact, number));
        if (known != null && Versions.sayTheSame(known, fact)) {
            return new Outcome.Unchanged(known.subject(), kind.numbered() ? number : null);
        }
        requireExpected(proposal, number);
        if (known != null && known.subject().equals(fact.subject())) {
            allowRevision(known, fact);
        }
        return record(fact, number + 1);
    }

    private Outcome record(ReferenceFact fact, int number) {
        String subject = fact.subject();
        int revision = revisions.merge(subject, view.history(subject).size() + 1, (before, first) -> before + 1);
        String type = Families.REFERENCE.typeOf(fact.getClass());
        Event<ReferenceFact> event = new Event<>(
                id(subject, revision, fact),
                sender.source(),
                type,
                subject,
                delivery.receivedAt(),
                null,
                null,
                delivery.receipt(),
                null,
                fact);
        decided.put(subject, fact);
        if (kind.numbered()) {
            numbers.put(Versions.thing(fact), number);
        }
        return new Outcome.Recorded(event, kind.numbered() ? number : null);
    }

    /** The version is ours to give; a sender who gives one says which it expects to be the next. */
    private ReferenceFact numbered(Proposal proposal, int number) {
        JsonNode own = proposal.data().get("version");
        if (own != null && !own.isNull() && !(own.isInt() && own.asInt() == number + 1)) {
            throw NotAllowed.conflict(
                    "VERSION_CONFLICT", "version", "The next version is %d; leave it out, or say so.".formatted(number + 1));
        }
        return bind(proposal, number + 1);
    }

    private ReferenceFact bind(Proposal proposal, int version) {
        ObjectNode data = proposal.data();
        if (kind.numbered()) {
            data = data.deepCopy();
            data.put("version", version);
        }
        return Families.REFERENCE.bind(proposal.type(), data);
    }

    private static void requireExpected(Proposal proposal, int number) {
        Integer expected = proposal.expected();
        if (expected != null && expected != number) {
            throw NotAllowed.conflict(
                    "VERSION_CONFLICT",
                    Proposal.EXPECTED,
                    "You know of version %d, but it is %d by now.".formatted(expected, number));
        }
    }

    private void allowRevision(ReferenceFact known, ReferenceFact next) {
        if (!next.replaces(known)) {
            throw NotAllowed.conflict(
                    "FROZEN", null, "This %s was submitted already and does not change.".formatted(kind.name()));
        }
        if (next instanceof TargetSet target && (target.reason() == null || target.reason().isBlank())) {
            throw NotAllowed.invalid("REASON_REQUIRED", "reason", "A target is revised for a reason; say which.");
        }
    }

    private void fillIn(Proposal proposal) {
        ObjectNode data = proposal.data();
        if (proposal.leavesOut(kind, Default.BY, "by")) {
            data.put("by", author.name());
        }
        if (proposal.leavesOut(kind, Default.SUBMITTED_ON, "submittedOn")) {
            data.put("submittedOn", today.toString());
        }
        if (proposal.leavesOut(kind, Default.ON, "on")) {
            data.put("on", today.toString());
        }
        if (proposal.leavesOut(kind, Default.SIGNAL, "signal")) {
            data.put("signal", digest(data.toString()));
        }
        if (proposal.leavesOut(kind, Default.NOTE, "note")) {
            data.put("note", digest(data.toString()));
        }
    }

    private int number(ReferenceFact fact) {
        return numbers.getOrDefault(Versions.thing(fact), view.number(fact));
    }

    private @Nullable ReferenceFact known(String subject) {
        ReferenceFact now = decided.get(subject);
        if (now != null) {
            return now;
        }
        Statement before = view.current(subject);
        return before == null ? null : before.fact();
    }

    /** The same revision said twice has the same id; the same words said later, after others, have another. */
    private static String id(String subject, int revision, ReferenceFact fact) {
        return digest(subject + '#' + revision + '#' + Json.mapper().writeValueAsString(fact));
    }

    private static String digest(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static @Nullable String withoutData(@Nullable String field) {
        if (field == null || field.equals("data")) {
            return null;
        }
        return field.startsWith("data.") ? field.substring("data.".length()) : field;
    }
}
