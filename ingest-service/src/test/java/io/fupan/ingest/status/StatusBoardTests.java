package io.fupan.ingest.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusBoardTests {

    private final Boards boards = new Boards(() -> Instant.parse("2026-03-02T12:00:00Z"));
    private final StatusBoard one = boards.start("one");
    private final StatusBoard two = boards.start("two");

    @Test
    void tellsTheOtherInstances() {
        one.post("import", "i-1", Map.of("rows", 5));

        assertThat(two.of("import", "i-1")).singleElement().satisfies(status -> {
            assertThat(status.instance()).isEqualTo("one");
            assertThat(status.data().path("rows").asInt()).isEqualTo(5);
            assertThat(two.isOwn(status)).isFalse();
            assertThat(two.isEarlier(status)).isFalse();
        });
        assertThat(two.all("replay")).isEmpty();
    }

    @Test
    void keepsWhatEachInstanceSaysOfTheSameThing() {
        one.post("connection", "shop", Map.of());
        two.post("connection", "shop", Map.of());

        assertThat(one.of("connection", "shop")).extracting(Status::instance).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void knowsItsOwnWordsOfBeforeARestart() {
        one.post("import", "i-1", Map.of("rows", 5));

        StatusBoard again = boards.start("one");

        assertThat(again.of("import", "i-1")).singleElement().satisfies(status -> {
            assertThat(again.isEarlier(status)).isTrue();
            assertThat(again.isOwn(status)).isFalse();
        });
    }

    @Test
    void forgetsWhatIsCleared() {
        one.post("import", "i-1", Map.of("rows", 5));

        one.clear("import", "i-1");

        assertThat(one.all("import")).isEmpty();
        assertThat(two.all("import")).isEmpty();
    }

    @Test
    void passesOverWhatItCannotRead() {
        one.apply(List.of(new ConsumerRecord<>("t", 0, 0, "k", "nonsense".getBytes()),
                new ConsumerRecord<>("t", 0, 1, "k", "{\"data\":{\"kind\":[]}}".getBytes())));

        assertThat(one.all("import")).isEmpty();
    }

    @Test
    void keepsItsNameOverRestarts(@TempDir Path directory) throws IOException {
        String name = StatusConfiguration.instance(directory.resolve("spool"));

        assertThat(name).hasSize(8).isEqualTo(StatusConfiguration.instance(directory.resolve("spool")));
    }
}
