package io.fupan.ingest.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class QuarantineViewTests {

    private final QuarantineView view = new QuarantineView(3);

    @Test
    void listsTheNewestFirst() {
        view.apply(List.of(refused("a", 1), refused("c", 3), refused("b", 2)));
        assertThat(ids(view.list(null, item -> true, 10))).containsExactly("c", "b", "a");
    }

    @Test
    void forgetsTheOldest() {
        view.apply(List.of(refused("a", 1), refused("b", 2), refused("c", 3), refused("d", 4)));
        assertThat(ids(view.list(null, item -> true, 10))).containsExactly("d", "c", "b");
        assertThat(view.find("a")).isNull();
    }

    @Test
    void showsADeliveryThatWasSentAgainOnce() {
        view.apply(List.of(refused("a", 1), refused("b", 2), refused("a", 3)));
        assertThat(ids(view.list(null, item -> true, 10))).containsExactly("a", "b");
    }

    @Test
    void goesOnWhereTheLastPageEnded() {
        view.apply(List.of(refused("a", 1), refused("b", 2), refused("c", 3)));
        List<String> seen = new ArrayList<>();
        Place place = null;
        for (int page = 0; page < 3; page++) {
            Quarantined only = view.list(place, item -> true, 1).getFirst();
            seen.add(only.id());
            place = Place.of(only.place().cursor());
        }
        assertThat(seen).containsExactly("c", "b", "a");
    }

    @Test
    void passesOverWhatItCannotRead() {
        view.apply(List.of(record("garbage"), record("{}"), refused("a", 1)));
        assertThat(ids(view.list(null, item -> true, 10))).containsExactly("a");
    }

    @Test
    void shortensLongItems() {
        view.apply(List.of(record("""
                {"id":"a","time":"2026-11-23T12:00:00Z","data":{"reason":"X","raw":"%s"}}""".formatted("x".repeat(9000)))));
        assertThat(view.find("a").raw()).hasSize(QuarantineView.LONGEST_RAW);
        assertThat(view.originOf("a")).isEqualTo(new QuarantineView.Origin(0, 0));
    }

    @Test
    void knowsWhereTheWholeOfAShortenedItemStandsForAsLongAsTheItemIsListed() {
        String value = """
                {"id":"a","time":"2026-11-23T12:00:01Z","data":{"reason":"X","raw":"%s"}}""".formatted("x".repeat(9000));
        view.apply(List.of(new ConsumerRecord<>(
                "ingest.quarantine.v1", 3, 77, "key", value.getBytes(StandardCharsets.UTF_8))));
        view.apply(List.of(refused("b", 2)));
        assertThat(view.originOf("a")).isEqualTo(new QuarantineView.Origin(3, 77));
        assertThat(view.originOf("b")).isNull();
        view.apply(List.of(refused("c", 3), refused("d", 4)));
        assertThat(view.originOf("a")).isNull();
    }

    private static List<String> ids(List<Quarantined> items) {
        return items.stream().map(Quarantined::id).toList();
    }

    private static ConsumerRecord<String, byte[]> refused(String id, int second) {
        return record("""
                {"id":"%s","time":"2026-11-23T12:00:0%dZ","data":{"reason":"UNKNOWN_TYPE","connection":"acme","raw":"{}"}}"""
                .formatted(id, second));
    }

    private static ConsumerRecord<String, byte[]> record(String value) {
        return new ConsumerRecord<>("ingest.quarantine.v1", 0, 0, "key", value.getBytes(StandardCharsets.UTF_8));
    }
}
