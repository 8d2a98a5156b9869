package io.fupan.metrics.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.Event;
import io.fupan.event.deal.DealFact;
import io.fupan.event.json.Families;
import io.fupan.event.topic.Topics;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PendingTests {

    private final KeyValueStore<String, byte[]> store = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore("pending"), Serdes.String(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();

    @BeforeEach
    void open() {
        MockProcessorContext<String, Output> context = new MockProcessorContext<>();
        store.init(context.getStateStoreContext(), store);
    }

    @Test
    void givesWhatATaskBeforeItLeft() {
        add(new Pending(store), 7, "D-1");

        Pending.Taken taken = take(new Pending(store));

        assertThat(taken.news()).containsOnlyKeys(deal("D-1"));
        assertThat(taken.news().get(deal("D-1")).events()).extracting(Event::id).containsExactly("e7");
    }

    @Test
    void givesWhatWasLeftTogetherWithWhatCame() {
        add(new Pending(store), 7, "D-1");
        Pending pending = new Pending(store);
        add(pending, 8, "D-1");

        assertThat(take(pending).news().get(deal("D-1")).events()).extracting(Event::id).containsExactly("e7", "e8");
    }

    @Test
    void givesEverythingOnlyOnce() {
        Pending pending = new Pending(store);
        add(pending, 7, "D-1");
        take(pending);

        assertThat(take(pending).news()).isEmpty();
        assertThat(take(new Pending(store)).news()).isEmpty();
    }

    @Test
    void givesTheOldestFirstAndSaysHowFarThatIs() {
        Pending pending = new Pending(store);
        add(pending, 7, "D-1");
        add(pending, 8, "D-2");
        add(pending, 10, "D-1");

        Pending.Taken taken = pending.take(2);

        assertThat(taken.news()).containsOnlyKeys(deal("D-1"), deal("D-2"));
        assertThat(taken.next()).containsExactly(Map.entry(Topics.DEAL_EVENTS.name(), 9L));
        assertThat(take(new Pending(store)).news().get(deal("D-1")).events()).extracting(Event::id).containsExactly("e10");
    }

    @Test
    void countsARefusedRecordAsRead() {
        Pending pending = new Pending(store);
        pending.add(new Place(Topics.DEAL_EVENTS.name(), 7, "D-1"), new byte[] {'?'}, null);

        assertThat(take(new Pending(store))).satisfies(taken -> {
            assertThat(taken.news()).isEmpty();
            assertThat(taken.read()).isEqualTo(1);
            assertThat(taken.next()).containsExactly(Map.entry(Topics.DEAL_EVENTS.name(), 8L));
        });
    }

    private static Pending.Taken take(Pending pending) {
        return pending.take(Integer.MAX_VALUE);
    }

    private static Entity deal(String id) {
        return new Entity(Entity.DEAL, id);
    }

    private static void add(Pending pending, long offset, String deal) {
        Event<DealFact> event = new Event<>(
                "e" + offset,
                "/test",
                "deal.lost",
                deal,
                Instant.parse("2017-03-01T00:00:00Z"),
                null,
                null,
                null,
                null,
                new DealFact.Lost(null, null));
        Entity about = new Entity(Entity.DEAL, deal);
        Place place = new Place(Topics.DEAL_EVENTS.name(), offset, deal);
        pending.add(place, Families.DEAL.write(event), new Input.Said(about, event));
    }
}
