package io.fupan.metrics.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fupan.event.Event;
import io.fupan.event.json.Families;
import io.fupan.event.rolling.RollingFact;
import io.fupan.event.topic.Topics;
import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.service.security.Caller;
import io.fupan.service.security.Visibility;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LiveStreamTests {

    private static final TopicPartition CHANGES = new TopicPartition(Topics.ROLLING_CHANGES.name(), 0);

    private final Feed feed = new Feed(
            new EventReading(new MetricCatalogue(Currency.getInstance("USD")), null, null), 3);
    private final Body body = new Body();
    private volatile String team = "A";
    private long offset = 10;

    /** What a caller reads, as slowly as a test lets them. */
    private static final class Body extends OutputStream {

        private final ByteArrayOutputStream read = new ByteArrayOutputStream();
        private final Semaphore window = new Semaphore(Integer.MAX_VALUE);

        @Override
        public synchronized void write(int each) {
            read.write(each);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            window.acquireUninterruptibly();
            synchronized (this) {
                read.write(bytes, from, length);
            }
        }

        synchronized String text() {
            return read.toString(StandardCharsets.UTF_8);
        }
    }

    @Test
    void sendsWhatChangesFromNowOn() {
        feed.positions(Map.of(CHANGES, 10L));
        bring("org");
        var end = open(null);

        bring("org");

        await().until(() -> body.text().contains("event: value\nid: v0.12\ndata: {\"metric\":\"winRate\""));
        feed.close();
        assertThat(end.join()).isEqualTo("SHUTTING_DOWN");
        assertThat(body.text())
                .startsWith("retry: 2000\n\nevent: ready\nid: v0.11\ndata: {\"resumed\":false}\n\n")
                .endsWith("event: end\nid: v0.12\ndata: {\"reason\":\"SHUTTING_DOWN\"}\n\n");
    }

    @Test
    void asksForEachEventWhatTheCallerMaySeeNow() {
        feed.positions(Map.of(CHANGES, 10L));
        var end = open(null);
        bring("team:A");
        await().until(() -> body.text().contains("id: v0.11\ndata: {\"metric\""));

        team = "B";
        bring("team:A");
        bring("team:B");

        await().until(() -> body.text().contains("id: v0.13\ndata: {\"metric\""));
        assertThat(body.text()).doesNotContain("id: v0.12\ndata: {\"metric\"");
        feed.close();
        end.join();
    }

    @Test
    void endsAStreamThatIsReadTooSlowly() {
        feed.positions(Map.of(CHANGES, 10L));
        var end = open(null);
        await().until(() -> body.text().contains("ready"));
        body.window.drainPermits();
        bring("org");
        await().until(body.window::hasQueuedThreads);

        for (int i = 0; i < 4; i++) {
            bring("org");
        }
        body.window.release(100);

        assertThat(end.join()).isEqualTo("TOO_SLOW");
        assertThat(body.text()).endsWith("event: end\nid: v0.11\ndata: {\"reason\":\"TOO_SLOW\"}\n\n");
    }

    @Test
    void endsWithTheToken() {
        feed.positions(Map.of(CHANGES, 10L));

        assertThat(open(Instant.now().plusMillis(50)).join()).isEqualTo("TOKEN_EXPIRED");
    }

    @Test
    void readsNoRecordWhileNobodyListens() {
        feed.positions(Map.of(CHANGES, 10L));

        feed.apply(List.of(new ConsumerRecord<>(CHANGES.topic(), 0, 10, "k", "no event".getBytes(StandardCharsets.UTF_8))));

        try (Feed.Reader reader = feed.open()) {
            assertThat(reader.start()).containsEntry(CHANGES, 11L);
        }
    }

    private CompletableFuture<String> open(Instant expiry) {
        Past past = new Past(null, null, 0);
        LiveStream stream = new LiveStream(
                feed, past, new Wanted(Set.of(LiveEvent.VALUE), null, null, null), this::visibility, new EventWriter(body),
                Duration.ofSeconds(60), Clock.systemUTC());
        CompletableFuture<String> end = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                end.complete(stream.run(null, expiry));
            } catch (Exception e) {
                end.completeExceptionally(e);
            }
        });
        await().until(() -> end.isDone() || body.text().contains("ready"));
        return end;
    }

    private Visibility visibility() {
        return new Visibility(new Caller("me", Set.of("manager"), team, null), rep -> null);
    }

    private void bring(String scope) {
        RollingFact.Value value = new RollingFact.Value(
                "winRate", new RollingFact.Definition("M05", 1), scope, "mtd", null,
                new RollingFact.Days(LocalDate.EPOCH, LocalDate.EPOCH), null, "fraction", null, 0L, null, "UNDEFINED", null,
                LocalDate.EPOCH, null, null, null, null);
        byte[] record = Families.ROLLING.write(new Event<>(
                "e", "/metrics", "metrics.rolling", value.key(), Instant.EPOCH, null, null, null, null, value));
        feed.apply(List.of(new ConsumerRecord<>(CHANGES.topic(), 0, offset, value.key(), record)));
        offset++;
    }
}
