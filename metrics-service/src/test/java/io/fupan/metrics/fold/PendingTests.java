package io.fupan.metrics.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.Event;
import io.fupan.event.deal.DealFact;
import io.fupan.event.json.Families;
import io.fupan.event.topic.Topics;
import java.time.Instant;
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
        Pending before = new Pending(store);
        add(before, 7, "D-1");
        before.addAgain(deal("D-2"));

        var taken = new Pending(store).take();

        assertThat(taken).containsOnlyKeys(deal("D-1"), deal("D-2"));
        assertThat(taken.get(deal("D-1")).events()).extracting(Event::id).containsExactly("e7");
        assertThat(taken.get(deal("D-1")).again()).isFalse();
        assertThat(taken.get(deal("D-2")).again()).isTrue();
    }

    @Test
    void givesWhatWasLeftTogetherWithWhatCame() {
        add(new Pending(store), 7, "D-1");
        Pending pending = new Pending(store);
        add(pending, 8, "D-1");

        assertThat(pending.take().get(deal("D-1")).events()).extracting(Event::id).containsExactly("e7", "e8");
    }

    @Test
    void givesEverythingOnlyOnce() {
        Pending pending = new Pending(store);
        add(pending, 7, "D-1");
        pending.take();

        assertThat(pending.take()).isEmpty();
        assertThat(new Pending(store).take()).isEmpty();
    }

    @Test
    void remembersThatADealIsToBeFoldedAgainWhenAnEventComesToo() {
        Pending pending = new Pending(store);
        pending.addAgain(deal("D-1"));
        add(pending, 7, "D-1");

        assertThat(pending.take().get(deal("D-1")).again()).isTrue();
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
