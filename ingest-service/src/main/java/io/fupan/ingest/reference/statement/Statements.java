package io.fupan.ingest.reference.statement;

import io.fupan.event.Event;
import io.fupan.event.json.Families;
import io.fupan.event.json.Json;
import io.fupan.event.reference.ReferenceFact;
import io.fupan.event.topic.Topics;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.delivery.Sender;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.item.Item;
import io.fupan.ingest.item.Recorded;
import io.fupan.ingest.log.Outlet;
import io.fupan.ingest.log.Outgoing;
import io.fupan.ingest.receipt.Receipts;
import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.cell.Reporting;
import io.fupan.service.problem.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/**
 * Takes statements in. One delivery is decided about at a time, and the next sees what it changed; where two instances
 * of the service take in revisions of the same thing, the version in the statement decides which has effect.
 */
public final class Statements {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final StatementView view;
    private final BooleanSupplier current;
    private final Outlet log;
    private final Rules rules;
    private final Reporting reporting;
    private final ReentrantLock lock = new ReentrantLock();

    /**
     * Statements on the log.
     *
     * @param current whether the view has caught up with the log
     */
    public Statements(StatementView view, BooleanSupplier current, Outlet log, Reporting reporting) {
        this.view = view;
        this.current = current;
        this.log = log;
        this.rules = new Rules(new MetricCatalogue(reporting.currency()));
        this.reporting = reporting;
    }

    /**
     * Decides about proposals and puts those that are allowed on the log, with a receipt.
     *
     * @param items what is proposed, JSON objects of the kind's members
     * @return what became of each, in order
     * @throws Problem 503 if the log is away, or the view has not caught up with it
     */
    public List<Outcome> state(
            Kind kind, Sender sender, Delivery delivery, String deliveryKey, Author author, List<? extends JsonNode> items) {
        lock.lock();
        try {
            List<Outcome> outcomes = rehearse(kind, sender, delivery, author, items);
            write(sender, delivery, deliveryKey, items, outcomes);
            return settled(kind, outcomes);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Decides about proposals, and leaves it at that.
     *
     * @throws Problem 503 if the view has not caught up with the log
     */
    public List<Outcome> rehearse(
            Kind kind, Sender sender, Delivery delivery, Author author, List<? extends JsonNode> items) {
        if (!current.getAsBoolean()) {
            throw Problem.unavailable(
                    "view-catching-up", "What was stated before is still being read. Come back in a moment.", PATIENCE);
        }
        Desk desk = new Desk(kind, view, rules, author, sender, delivery, reporting.day(delivery.receivedAt()));
        List<Outcome> outcomes = new ArrayList<>(items.size());
        items.forEach(item -> outcomes.add(desk.decide(item)));
        return outcomes;
    }

    private void write(
            Sender sender,
            Delivery delivery,
            String deliveryKey,
            List<? extends JsonNode> items,
            List<Outcome> outcomes) {
        List<Event<ReferenceFact>> events = new ArrayList<>();
        List<Item> contents = new ArrayList<>(outcomes.size());
        for (int index = 0; index < outcomes.size(); index++) {
            contents.add(item(items.get(index), outcomes.get(index)));
            if (outcomes.get(index) instanceof Outcome.Recorded recorded) {
                events.add(recorded.event());
            }
        }
        if (events.isEmpty()) {
            return;
        }
        Contents all = new Contents(true, contents);
        List<Outgoing> records = new ArrayList<>(events.size() + 1);
        all.events().forEach(each -> records.add(new Outgoing(each.topic(), each.key(), each.value())));
        records.addAll(Receipts.of(sender, delivery, deliveryKey, List.of(), all));
        log.write(records);
    }

    private static Item item(JsonNode proposed, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Recorded(Event<ReferenceFact> event, Integer version) ->
                new Item.Accepted(List.of(new Recorded(
                        Topics.REFERENCE_EVENTS,
                        event.subject(),
                        event.source(),
                        event.id(),
                        Families.REFERENCE.write(event))));
            case Outcome.Unchanged unchanged -> new Item.Ignored("UNCHANGED");
            case Outcome.Refused refused ->
                new Item.Refused(
                        null,
                        null,
                        null,
                        refused.reason(),
                        refused.field(),
                        refused.detail(),
                        Json.mapper().writeValueAsString(proposed));
        };
    }

    /**
     * The outcomes when the view has come to them: who has the answer may read what was stated, and the next decision
     * knows it. Another instance may have decided the same in the same moment; the first on the log has effect.
     */
    private List<Outcome> settled(Kind kind, List<Outcome> outcomes) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        return outcomes.stream()
                .map(each -> each instanceof Outcome.Recorded recorded ? settled(kind, recorded, deadline) : each)
                .toList();
    }

    private Outcome settled(Kind kind, Outcome.Recorded recorded, long deadline) {
        Event<ReferenceFact> event = recorded.event();
        return switch (fate(event, Duration.ofNanos(Math.max(0, deadline - System.nanoTime())))) {
            case STANDS -> recorded;
            case OVERTAKEN -> overtaken(kind, event);
            case UNKNOWN -> throw Problem.unavailable(
                    "view-catching-up",
                    "It is on the log, but not read back yet. State the same again to learn what became of it.",
                    PATIENCE);
        };
    }

    private StatementView.Fate fate(Event<ReferenceFact> event, Duration patience) {
        try {
            return view.await(event.subject(), event.identity(), patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return StatementView.Fate.UNKNOWN;
        }
    }

    private Outcome overtaken(Kind kind, Event<ReferenceFact> event) {
        Statement first = view.current(event.subject());
        if (first != null && Versions.sayTheSame(first.fact(), event.data())) {
            return new Outcome.Unchanged(event.subject(), kind.numbered() ? view.number(first.fact()) : null);
        }
        return kind.numbered()
                ? NotAllowed.conflict("VERSION_CONFLICT", "version", "Somebody else stated it at the same time.").refused()
                : NotAllowed.conflict("FROZEN", null, "Somebody else submitted this %s at the same time.".formatted(kind.name()))
                        .refused();
    }
}
