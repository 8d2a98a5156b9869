package io.fupan.ingest.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.fupan.event.topic.Topics;
import io.fupan.ingest.log.Outgoing;
import io.fupan.service.problem.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlowLaneTests {

    private static final Duration LONG = Duration.ofMinutes(5);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Turns door = new Turns(2, LONG);
    private final List<Integer> portions = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void writesInPortions() {
        lane(LONG).write(records(1201), LONG);

        assertThat(portions).containsExactly(500, 500, 201);
    }

    @Test
    void letsDeliveriesGoBetweenTwoPortions() throws Exception {
        List<Turns.Turn> turns = new ArrayList<>();
        SlowLane lane = new SlowLane(
                List.of(door),
                (records, confirm) -> {
                    portions.add(records.size());
                    if (turns.isEmpty()) {
                        turns.add(door.take("single"));
                    }
                },
                LONG);

        Future<?> file = threads.submit(() -> lane.write(records(1000), LONG));
        await().until(() -> turns.size() == 1);

        assertThat(file.isDone()).isFalse();
        assertThat(portions).containsExactly(500);
        turns.getFirst().close();
        file.get(1, TimeUnit.MINUTES);
        assertThat(portions).containsExactly(500, 500);
    }

    @Test
    void takesItsShareWhenDeliveriesNeverEnd() {
        door.take("bulk");

        lane(Duration.ZERO).write(records(1000), LONG);

        assertThat(portions).containsExactly(500, 500);
    }

    @Test
    void sendsOnePortionAtATimeWhoeverElseHasSome() throws Exception {
        List<Integer> under = Collections.synchronizedList(new ArrayList<>());
        List<Integer> most = Collections.synchronizedList(new ArrayList<>());
        SlowLane lane = new SlowLane(
                List.of(door),
                (records, confirm) -> {
                    under.add(1);
                    most.add(under.size());
                    Thread.yield();
                    under.removeLast();
                },
                LONG);

        List<Future<?>> files = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            files.add(threads.submit(() -> lane.write(records(1500), LONG)));
        }
        for (Future<?> each : files) {
            each.get(1, TimeUnit.MINUTES);
        }

        assertThat(most).hasSize(24).containsOnly(1);
    }

    @Test
    void endsWithTheFirstPortionThatTheLogDoesNotTake() {
        SlowLane lane = new SlowLane(
                List.of(door),
                (records, confirm) -> {
                    portions.add(records.size());
                    throw Problem.unavailable("log-unavailable", "away", Duration.ofSeconds(1));
                },
                LONG);

        assertThatExceptionOfType(Problem.class).isThrownBy(() -> lane.write(records(1000), LONG));
        assertThat(portions).containsExactly(500);
    }

    private SlowLane lane(Duration patience) {
        return new SlowLane(List.of(door), (records, confirm) -> portions.add(records.size()), patience);
    }

    private static List<Outgoing> records(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> new Outgoing(Topics.DEAL_EVENTS, "k" + i, new byte[0]))
                .toList();
    }
}
