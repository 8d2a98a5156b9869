package io.fupan.ingest.lane;

import io.fupan.service.problem.Problem;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Turns of senders at something they share. While there is room everybody goes at once. When all turns are taken, the
 * next goes to the sender who has the fewest, so that one who sends thousands at a time waits for himself and holds up
 * nobody else.
 */
public final class Turns {

    private static final Duration SOON = Duration.ofSeconds(2);

    private final int atOnce;
    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition quiet = lock.newCondition();
    private final Map<String, Line> lines = new HashMap<>();
    private int taken;
    private int waiting;
    private long tickets;

    /**
     * Turns.
     *
     * @param atOnce how many may be taken at a time
     * @param patience how long one waits for a turn
     */
    public Turns(int atOnce, Duration patience) {
        this.atOnce = atOnce;
        this.patience = patience;
    }

    /** A turn; to be closed when it is over. */
    public interface Turn extends AutoCloseable {

        @Override
        void close();
    }

    private record Ticket(long number, CountDownLatch called) {}

    private static final class Line {

        private final Deque<Ticket> waiting = new ArrayDeque<>();
        private int taken;

        private Ticket first() {
            return waiting.getFirst();
        }
    }

    /**
     * Takes a turn, and waits for it if it must.
     *
     * @throws Problem 503 if that takes too long
     */
    public Turn take(String sender) {
        Ticket ticket = join(sender);
        if (ticket != null && !called(ticket) && leave(sender, ticket)) {
            throw Problem.unavailable("busy", "Too much is coming in at once. Send the same again soon.", SOON);
        }
        return () -> release(sender);
    }

    /** Waits until no turn is taken, but no longer than that; whether none is. */
    boolean awaitQuiet(Duration longest) throws InterruptedException {
        lock.lock();
        try {
            long left = longest.toNanos();
            while (taken > 0 && left > 0) {
                left = quiet.awaitNanos(left);
            }
            return taken == 0;
        } finally {
            lock.unlock();
        }
    }

    /** How many wait for a turn. */
    int waiting() {
        lock.lock();
        try {
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    /** {@code null} if there is room at once. */
    private @Nullable Ticket join(String sender) {
        lock.lock();
        try {
            Line line = lines.computeIfAbsent(sender, name -> new Line());
            if (taken < atOnce) {
                call(line);
                return null;
            }
            Ticket ticket = new Ticket(tickets++, new CountDownLatch(1));
            line.waiting.add(ticket);
            waiting++;
            return ticket;
        } finally {
            lock.unlock();
        }
    }

    private boolean called(Ticket ticket) {
        try {
            return ticket.called().await(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Gives up waiting; not possible any more if it was called in the meantime. */
    private boolean leave(String sender, Ticket ticket) {
        lock.lock();
        try {
            Line line = lines.get(sender);
            boolean left = line != null && line.waiting.remove(ticket);
            if (left) {
                waiting--;
                forgetIfEmpty(sender);
            }
            return left;
        } finally {
            lock.unlock();
        }
    }

    private void release(String sender) {
        lock.lock();
        try {
            taken--;
            lines.computeIfAbsent(sender, name -> new Line()).taken--;
            if (waiting > 0) {
                callNext();
            }
            forgetIfEmpty(sender);
            if (taken == 0) {
                quiet.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void callNext() {
        Line next = lines.values().stream()
                .filter(line -> !line.waiting.isEmpty())
                .min(Comparator.<Line>comparingInt(line -> line.taken).thenComparing(line -> line.first().number()))
                .orElseThrow();
        Ticket ticket = next.waiting.removeFirst();
        waiting--;
        call(next);
        ticket.called().countDown();
    }

    private void call(Line line) {
        taken++;
        line.taken++;
    }

    private void forgetIfEmpty(String sender) {
        Line line = lines.get(sender);
        if (line != null && line.taken == 0 && line.waiting.isEmpty()) {
            lines.remove(sender);
        }
    }
}
