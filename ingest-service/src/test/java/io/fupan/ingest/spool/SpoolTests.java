package io.fupan.ingest.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.fupan.event.topic.Topics;
import io.fupan.ingest.log.Outgoing;
import io.fupan.ingest.log.Outlet;
import io.fupan.service.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTests {

    private static final long MAX = 1 << 20;

    @TempDir
    private Path folder;

    private final LogOfKeys log = new LogOfKeys();
    private Spool spool;
    private Drain drain;

    @AfterEach
    void close() throws InterruptedException {
        if (drain != null) {
            drain.stop();
        }
        if (spool != null) {
            spool.destroy();
        }
    }

    @Test
    void bringsWhatWaitedToTheLogInOrder() {
        open(folder);
        List<String> keys = write(1, 1200);

        start();

        await().untilAsserted(() -> assertThat(spool.isEmpty()).isTrue());
        assertThat(log.keys).isEqualTo(keys);
        assertThat(spool.bytes()).isZero();
    }

    @Test
    void keepsWhatItTookWhenTheProcessIsKilled() throws Exception {
        open(folder);
        List<String> keys = write(1, 50);
        Path copy = Files.createDirectories(folder.resolve("after-the-kill"));
        Files.copy(folder.resolve("spool.mv"), copy.resolve("spool.mv")); // as it is now, not closed
        spool.destroy();

        open(copy);
        start();

        await().untilAsserted(() -> assertThat(log.keys).isEqualTo(keys));
    }

    @Test
    void keepsWhatWaitsOverARestart() throws Exception {
        open(folder);
        List<String> keys = write(1, 10);
        spool.destroy();
        open(folder);

        long counted = spool.count();
        keys.addAll(write(11, 5));
        start();

        assertThat(counted).isEqualTo(10);
        await().untilAsserted(() -> assertThat(log.keys).isEqualTo(keys));
    }

    @Test
    void losesNothingAndDoublesNothingOfWhatManySendAtOnce() throws Exception {
        open(folder);
        start();
        log.away = true;
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 300).forEach(sender -> senders.submit(() -> spool.write(records("k" + sender, 100))));
        }
        log.away = false;

        await().untilAsserted(() -> assertThat(spool.isEmpty()).isTrue());
        assertThat(log.keys).hasSize(300).doesNotHaveDuplicates();
    }

    @Test
    void takesNoMoreThanItMay() {
        open(folder);
        List<Outgoing> large = records("large", 400_000);
        spool.write(large);
        spool.write(large);

        Problem full = catchThrowableOfType(Problem.class, () -> spool.write(large));

        assertThat(full.getStatusCode().value()).isEqualTo(503);
        assertThat(full.getHeaders().getFirst("Retry-After")).isEqualTo("30");
        assertThat(spool.count()).isEqualTo(2);
        assertThat(spool.bytes()).isLessThan(MAX);
    }

    @Test
    void hasRoomAgainWhenTheLogIsBack() {
        open(folder);
        spool.write(records("large", 900_000));
        start();
        await().untilAsserted(() -> assertThat(spool.isEmpty()).isTrue());

        spool.write(records("large-too", 900_000));

        await().untilAsserted(() -> assertThat(log.keys).containsExactly("large", "large-too"));
    }

    @Test
    void doesNotLetOneRecordHoldUpAllThatComeAfterIt() {
        open(folder);
        log.refused = "poison";
        write(1, 3);
        spool.write(records("poison", 10));
        write(4, 3);

        start();

        await().untilAsserted(() -> assertThat(log.keys).hasSize(6));
        assertThat(spool.countAside()).isOne();
        assertThat(new SpoolHealth(spool).health().getStatus().getCode()).isEqualTo("DOWN");
    }

    @Test
    void doesNotLetADamagedDeliveryHoldUpAllThatComeAfterIt() {
        try (SpoolFile file = SpoolFile.open(folder)) {
            file.append(List.of(new byte[] {1, 2, 3}));
        }
        open(folder);
        write(1, 3);

        start();

        await().untilAsserted(() -> assertThat(log.keys).containsExactly("k1", "k2", "k3"));
        assertThat(spool.countAside()).isOne();
        assertThat(spool.isEmpty()).isTrue();
    }

    @Test
    void waitsPatientlyWhileTheLogIsAway() {
        open(folder);
        log.away = true;
        write(1, 3);
        start();

        await().untilAsserted(() -> assertThat(log.attempts).isPositive());
        assertThat(spool.count()).isEqualTo(3);
        assertThat(spool.age()).isGreaterThan(Duration.ZERO);
        assertThat(new SpoolHealth(spool).health().getStatus().getCode()).isEqualTo("UP");

        log.away = false;
        await().untilAsserted(() -> assertThat(log.keys).containsExactly("k1", "k2", "k3"));
    }

    @Test
    void doesNotLetItsFileGrowWithoutEnd() throws IOException {
        open(folder);
        start();
        for (int round = 0; round < 5; round++) {
            write(round * 1000, 400);
            await().untilAsserted(() -> assertThat(spool.isEmpty()).isTrue());
        }
        await().untilAsserted(() -> assertThat(Files.size(folder.resolve("spool.mv"))).isLessThan(8 * MAX));
    }

    private void open(Path directory) {
        spool = new Spool(directory, MAX);
    }

    private void start() {
        drain = new Drain(spool, log);
        drain.start();
    }

    private List<String> write(int first, int count) {
        List<String> keys = new ArrayList<>();
        for (int i = first; i < first + count; i++) {
            keys.add("k" + i);
            spool.write(records("k" + i, 100));
        }
        return keys;
    }

    private static List<Outgoing> records(String key, int size) {
        byte[] value = new byte[size];
        byte[] name = key.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(name, 0, value, 0, Math.min(size, name.length));
        return List.of(new Outgoing(Topics.DEAL_EVENTS, key, value));
    }

    /** Remembers the keys it was given. */
    private static final class LogOfKeys implements Outlet {

        private final List<String> keys = Collections.synchronizedList(new ArrayList<>());
        private volatile boolean away;
        private volatile int attempts;
        private volatile String refused = "";

        @Override
        public void write(List<Outgoing> records) {
            attempts++;
            if (away || records.stream().anyMatch(each -> each.key().equals(refused))) {
                Problem problem = Problem.unavailable("log-unavailable", "away", Duration.ofSeconds(2));
                problem.addSuppressed(away ? new IOException("away") : new RecordTooLargeException("too large"));
                throw problem;
            }
            records.forEach(each -> keys.add(each.key()));
        }
    }
}
