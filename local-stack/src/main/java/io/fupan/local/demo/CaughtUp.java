package io.fupan.local.demo;

import io.fupan.event.Event;
import io.fupan.event.deal.DealFact;
import io.fupan.local.console.CannotContinue;
import io.fupan.local.console.Console;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** Waits until the metrics contain everything that was sent. */
final class CaughtUp {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(300);

    private final FrontDoor door;
    private final Console console;

    CaughtUp(FrontDoor door, Console console) {
        this.door = door;
        this.console = console;
    }

    void await(long won, long open) throws InterruptedException {
        awaitMetric("dealsWon", won);
        awaitMetric("dealsOpen", open);
    }

    /** Waits until an event stands behind its deal, where reports look for it. */
    void await(Event<DealFact> event) throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        HttpResponse<String> deal = door.get("/api/v1/deals/" + event.subject());
        while (!deal.body().contains(event.id())) {
            if (Instant.now().isAfter(deadline)) {
                throw new CannotContinue("Deal %s should show event %s, but after %d s it does not: status %d"
                        .formatted(event.subject(), event.id(), PATIENCE.toSeconds(), deal.statusCode()));
            }
            console.passing("Waiting for the deals");
            Thread.sleep(POLL);
            deal = door.get("/api/v1/deals/" + event.subject());
        }
    }

    private void awaitMetric(String metric, long expected) throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        String path = "/api/v1/metrics/" + metric + "?period=all";
        while (true) {
            HttpResponse<String> response = door.get(path);
            JsonNode value = Demo.json(response).path("value");
            if (isNumber(value, expected)) {
                return;
            }
            if (Instant.now().isAfter(deadline)) {
                throw new CannotContinue("%s should be %d, but after %d s the platform says: status %d %s"
                        .formatted(
                                metric, expected, PATIENCE.toSeconds(), response.statusCode(), response.body()));
            }
            console.passing("Waiting for the numbers: %s %s of %d".formatted(metric, value, expected));
            Thread.sleep(POLL);
        }
    }

    private static boolean isNumber(JsonNode value, long expected) {
        try {
            return value.isValueNode() && new BigDecimal(value.asString()).compareTo(BigDecimal.valueOf(expected)) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
