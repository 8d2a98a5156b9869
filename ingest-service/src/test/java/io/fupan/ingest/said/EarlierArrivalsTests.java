package io.fupan.ingest.said;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.topic.Topics;
import io.fupan.ingest.change.FactId;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.delivery.Sender;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.item.Item;
import io.fupan.ingest.item.Recorded;
import io.fupan.ingest.log.Outgoing;
import io.fupan.ingest.receipt.Receipts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Two instances, or one before and after a restart. */
class EarlierArrivalsTests {

    private static final Sender SENDER = new Sender(Sender.WEBHOOK, "espocrm", "east", 1);
    private static final Instant NINE_FIFTY_NINE = Instant.parse("2026-11-23T09:59:00Z");
    private static final Instant TEN_O_ONE = Instant.parse("2026-11-23T10:01:00Z");

    private final FirstArrivals one = arrivals();
    private final FirstArrivals other = arrivals();
    private final EarlierArrivals reading = new EarlierArrivals(other, () -> TEN_O_ONE);

    @Test
    void givesARepetitionTheIdsOfWhatCameToAnotherInstance() {
        Delivery first = delivery("{\"id\":\"1\"}", NINE_FIFTY_NINE);
        Delivery again = delivery("{\"id\":\"1\"}", TEN_O_ONE);
        assertThat(key(arrivals(), again)).isNotEqualTo(key(one, first));

        receive(one, first);

        assertThat(key(other, again)).isEqualTo(key(one, first));
        assertThat(key(other, delivery("{\"id\":\"2\"}", TEN_O_ONE))).endsWith(String.valueOf(hour(TEN_O_ONE)) + "-0");
    }

    @Test
    void takesNoRepetitionForTheFirst() {
        Delivery first = delivery("{}", NINE_FIFTY_NINE);
        key(one, first);
        Delivery again = delivery("{}", TEN_O_ONE);
        receive(one, again);

        Delivery fresh = delivery("{}", NINE_FIFTY_NINE.plus(Duration.ofMinutes(61)));

        assertThat(key(other, fresh)).isEqualTo(key(one, fresh));
    }

    @Test
    void believesNothingThatASenderWritesIntoItsBody() {
        Delivery forged = delivery("{\"a\":\"/0123456789ab-%d-0/\"}".formatted(hour(TEN_O_ONE)), TEN_O_ONE);
        Contents nothing = new Contents(false, List.of(new Item.Ignored("NO_CHANGE")));

        receive(forged, nothing);

        Instant later = TEN_O_ONE.plusSeconds(5);
        assertThat(other.of("0123456789ab", later)).isEqualTo(later);
    }

    @Test
    void looksBackTwiceAsFarAsARepetitionMayCome() {
        assertThat(reading.since()).isEqualTo(TEN_O_ONE.minus(Duration.ofHours(2)));
    }

    private void receive(FirstArrivals instance, Delivery delivery) {
        String id = FactId.of("deal", "1", "won", key(instance, delivery), "a value");
        Recorded event = new Recorded(Topics.DEAL_EVENTS, "1", "/ingest/webhook/espocrm/east", id, new byte[0]);
        receive(delivery, new Contents(false, List.of(Items.accepted(event))));
    }

    private void receive(Delivery delivery, Contents contents) {
        List<Outgoing> receipt = Receipts.of(SENDER, delivery, delivery.sha256(), List.of(), contents);
        reading.apply(receipt.stream()
                .map(each -> new ConsumerRecord<>(each.topic().name(), 0, 0L, each.key(), each.value()))
                .toList());
    }

    private static String key(FirstArrivals instance, Delivery delivery) {
        return Arrival.of(instance, delivery, 0).key();
    }

    private static long hour(Instant at) {
        return at.getEpochSecond() / 3600;
    }

    private static FirstArrivals arrivals() {
        return new FirstArrivals(Duration.ofHours(1), 100);
    }

    private static Delivery delivery(String body, Instant at) {
        return new Delivery(at, null, "application/json", name -> null, body.getBytes(StandardCharsets.UTF_8));
    }
}
