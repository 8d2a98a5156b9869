package io.fupan.local.demo;

import io.fupan.event.Event;
import io.fupan.event.deal.DealFact;
import io.fupan.event.json.Families;
import io.fupan.event.json.Json;
import io.fupan.event.reference.ReferenceFact;
import io.fupan.local.console.Console;
import io.fupan.local.console.Progress;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Loads the demonstration through the platform's front door and waits until it can be seen. */
public final class Demo {

    private static final int NOT_FOUND = 404;
    private static final int FIRST_ERROR = 400;

    private final SalesData data = SalesData.read();
    private final Variation variation;
    private final Console console;
    private final FrontDoor door;

    /** The demonstration in the given variation, for the platform behind the door. */
    public Demo(Door door, Variation variation, Console console) {
        this.door = new FrontDoor(door);
        this.variation = variation;
        this.console = console;
    }

    /** Loads everything; doing so again changes nothing, so that a load that was broken off is simply repeated. */
    public void load() throws InterruptedException {
        loadReference();
        CrmEvents crm = new CrmEvents(data, variation);
        CaughtUp caughtUp = new CaughtUp(door, console);
        loadCrm(crm.all());
        caughtUp.await(crm.won(), crm.open());
        console.line("The numbers contain all CRM events.");
        List<Event<DealFact>> competitors = InventedCompetitors.of(data);
        deliver("competitors", competitors, new Progress(console, "Competitors (invented)", competitors.size()));
        loadFeedback("customer", new InventedFeedback(data).customers());
        loadFeedback("team", new InventedFeedback(data).team());
        caughtUp.await(competitors.getLast());
        new DemoRetro(door, console).hold();
    }

    private void loadReference() throws InterruptedException {
        InventedPlans plans = new InventedPlans(data);
        List<Event<ReferenceFact>> events = new ArrayList<>(ReferenceEvents.real(data));
        events.addAll(ReferenceEvents.invented(plans.spend()));
        List<ObjectNode> json = events.stream().map(Families.REFERENCE::toJson).toList();
        Batches.send(json, new Progress(console, "Reference data", json.size()), door::record);
        // An integration may not set targets; the signed connection may.
        List<ObjectNode> targets = ReferenceEvents.invented(plans.targets()).stream().map(Families.REFERENCE::toJson).toList();
        Progress progress = new Progress(console, "Targets (invented)", targets.size());
        Batches.send(targets, progress, batch -> door.deliver("targets", batch));
    }

    private void loadCrm(List<Event<DealFact>> events) throws InterruptedException {
        int passes = variation.twice() ? 2 : 1;
        Progress progress = new Progress(console, "CRM events", events.size() * passes);
        for (int pass = 0; pass < passes; pass++) {
            deliver("pass" + pass, inOrder(events, pass), progress);
        }
    }

    private void deliver(String pass, List<Event<DealFact>> events, Progress progress) throws InterruptedException {
        List<ObjectNode> json = events.stream().map(Families.DEAL::toJson).toList();
        Batches.send(json, progress, batch -> door.deliver(pass, batch));
    }

    private List<Event<DealFact>> inOrder(List<Event<DealFact>> events, int pass) {
        Long seed = variation.shuffle();
        if (seed == null) {
            return events;
        }
        List<Event<DealFact>> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, new Random(seed + pass));
        return shuffled;
    }

    private void loadFeedback(String kind, List<ObjectNode> answers) throws InterruptedException {
        Progress progress = new Progress(console, "Feedback of " + kind + "s (invented)", answers.size());
        Batches.send(answers, progress, batch -> requireAccepted(batch, kind));
    }

    private void requireAccepted(List<? extends JsonNode> batch, String kind) throws InterruptedException {
        HttpResponse<String> response = door.postItems("/api/v1/feedback/" + kind + ":batch", batch);
        if (response.statusCode() >= FIRST_ERROR) {
            String detail = response.statusCode() == NOT_FOUND ? "" : ' ' + response.body();
            console.line("Warning: feedback of %ss was not taken: status %d%s"
                    .formatted(kind, response.statusCode(), detail));
        }
    }

    /** The document as a tree; a missing node where it is not JSON. */
    static JsonNode json(HttpResponse<String> response) {
        try {
            return Json.mapper().readTree(response.body());
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }
}
