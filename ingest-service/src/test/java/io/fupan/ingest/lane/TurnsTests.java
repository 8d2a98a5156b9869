package io.fupan.ingest.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.fupan.service.problem.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class TurnsTests {

    private static final Duration LONG = Duration.ofMinutes(5);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Called> called = new LinkedBlockingQueue<>();

    private record Called(String sender, Turns.Turn turn) {}

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void givesOneSenderAllTurnsWhileNobodyElseComes() {
        Turns turns = new Turns(3, Duration.ZERO);

        List<Turns.Turn> taken = List.of(turns.take("bulk"), turns.take("bulk"), turns.take("bulk"));

        assertThat(taken).hasSize(3);
        assertThat(turns.waiting()).isZero();
    }

    @Test
    void callsTheSenderWithTheFewestTurnsThoughOthersWaitLonger() throws InterruptedException {
        Turns turns = new Turns(3, LONG);
        Turns.Turn first = turns.take("bulk");
        turns.take("bulk");
        turns.take("bulk");
        waitInLine(turns, "bulk");
        waitInLine(turns, "bulk");
        waitInLine(turns, "single");

        first.close();
        Called next = called.poll(1, TimeUnit.MINUTES);

        assertThat(next.sender()).isEqualTo("single");
        next.turn().close();
        assertThat(called.poll(1, TimeUnit.MINUTES).sender()).isEqualTo("bulk");
        assertThat(turns.waiting()).isOne();
    }

    @Test
    void callsSendersOfEqualTurnsInTheOrderTheyCame() throws InterruptedException {
        Turns turns = new Turns(1, LONG);
        Turns.Turn first = turns.take("other");
        List<String> order = new ArrayList<>();
        for (String sender : List.of("a", "b", "c")) {
            waitInLine(turns, sender);
        }

        first.close();
        for (int i = 0; i < 3; i++) {
            Called next = called.poll(1, TimeUnit.MINUTES);
            order.add(next.sender());
            next.turn().close();
        }

        assertThat(order).containsExactly("a", "b", "c");
    }

    @Test
    void sendsAwayWhoWaitedTooLongAndForgetsIt() {
        Turns turns = new Turns(1, Duration.ZERO);
        Turns.Turn taken = turns.take("bulk");

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> turns.take("single"))
                .satisfies(problem -> {
                    assertThat(problem.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
                    assertThat(problem.getBody().getType().toString()).endsWith(":busy");
                });
        assertThat(turns.waiting()).isZero();
        taken.close();
        turns.take("single").close();
    }

    @Test
    void isQuietWhenNoTurnIsTaken() throws Exception {
        Turns turns = new Turns(2, LONG);
        Turns.Turn one = turns.take("a");
        Turns.Turn other = turns.take("b");
        Future<Boolean> quiet = threads.submit(() -> turns.awaitQuiet(LONG));

        assertThat(turns.awaitQuiet(Duration.ZERO)).isFalse();
        one.close();
        assertThat(quiet.isDone()).isFalse();
        other.close();

        assertThat(quiet.get(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void neverGivesMoreTurnsThanThereAreAndLosesNone() throws Exception {
        Turns turns = new Turns(4, LONG);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Future<?>> done = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            String sender = "s" + i % 7;
            done.add(threads.submit(() -> {
                try (Turns.Turn _ = turns.take(sender)) {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    Thread.yield();
                    now.decrementAndGet();
                }
            }));
        }
        for (Future<?> each : done) {
            each.get(1, TimeUnit.MINUTES);
        }

        assertThat(most.get()).isBetween(1, 4);
        assertThat(turns.awaitQuiet(Duration.ZERO)).isTrue();
        assertThat(turns.waiting()).isZero();
    }

    private void waitInLine(Turns turns, String sender) {
        int before = turns.waiting();
        threads.submit(() -> called.add(new Called(sender, turns.take(sender))));
        await().until(() -> turns.waiting() == before + 1);
    }
}
