package io.fupan.local.stack;

import io.fupan.local.console.CannotContinue;
import io.fupan.local.console.Console;
import io.fupan.local.data.DataFolder;
import io.fupan.local.process.Supervised;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** All parts, started together, kept running, and stopped from the door inwards. */
final class Stack {

    private static final Duration START_PATIENCE = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int GIVE_UP_AFTER_QUICK_ENDS = 3;
    private static final int SHOWN_LOG_LINES = 15;

    private final DataFolder data;
    private final Console console;
    private final List<Running> running = new ArrayList<>();
    private boolean stopped;

    private record Running(Part part, Supervised process) {}

    Stack(DataFolder data, Console console) {
        this.data = data;
        this.console = console;
    }

    /** Starts a part; does not wait for it. */
    synchronized void start(Part part) {
        if (stopped) {
            return;
        }
        Supervised process = new Supervised(part.program(), data.record(part.name()), this::notice);
        running.add(new Running(part, process));
        process.start();
    }

    private void notice(String text) {
        console.line(data.almostFull() ? text + " The disk is almost full." : text);
    }

    /** Waits until every part serves; says which one does not, and why as far as its log tells. */
    void awaitReady() throws InterruptedException {
        Instant begin = Instant.now();
        List<Running> waiting = new ArrayList<>(snapshot());
        while (!waiting.isEmpty()) {
            waiting.removeIf(candidate -> candidate.part().ready().getAsBoolean());
            giveUpOn(waiting, begin);
            console.passing(waiting(waiting, begin));
            Thread.sleep(POLL);
        }
    }

    private void giveUpOn(List<Running> waiting, Instant begin) {
        boolean late = Duration.between(begin, Instant.now()).compareTo(START_PATIENCE) > 0;
        for (Running candidate : waiting) {
            if (late || candidate.process().quickEnds() >= GIVE_UP_AFTER_QUICK_ENDS) {
                String name = candidate.part().name();
                String disk = data.almostFull() ? " The disk is almost full." : "";
                throw new CannotContinue("%s does not start.%s%n%s"
                        .formatted(name, disk, data.lastLines(name, SHOWN_LOG_LINES)));
            }
        }
    }

    private static String waiting(List<Running> waiting, Instant begin) {
        String names = waiting.stream().map(candidate -> candidate.part().name()).collect(Collectors.joining(", "));
        return "Starting (%d s): waiting for %s"
                .formatted(Duration.between(begin, Instant.now()).toSeconds(), names);
    }

    /** Stops everything: the gateway first, then the services, the store, and the broker last. */
    void stop(StopPatience patience) {
        release();
        stopTogether(patience.gateway(), Addresses.GATEWAY::equals);
        stopTogether(patience.services(), name -> !name.equals(Addresses.STORE) && !name.equals(Addresses.BROKER));
        stopTogether(patience.store(), Addresses.STORE::equals);
        stopTogether(patience.broker(), Addresses.BROKER::equals);
    }

    /**
     * From now on starts nothing, not even again: whoever asked the launcher to end may have asked every process of
     * its group.
     */
    synchronized void release() {
        stopped = true;
        running.forEach(part -> part.process().release());
    }

    private void stopTogether(Duration patience, Predicate<String> which) {
        List<Thread> stops = snapshot().stream()
                .filter(candidate -> which.test(candidate.part().name()))
                .map(candidate -> Thread.startVirtualThread(() -> candidate.process().stop(patience)))
                .toList();
        for (Thread stop : stops) {
            try {
                stop.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized List<Running> snapshot() {
        return List.copyOf(running);
    }
}
