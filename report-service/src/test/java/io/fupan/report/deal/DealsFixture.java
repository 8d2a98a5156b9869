package io.fupan.report.deal;

import io.fupan.event.Event;
import io.fupan.event.Fact;
import io.fupan.event.deal.DealView;
import io.fupan.event.feedback.FeedbackFact;
import io.fupan.event.json.EventCodec;
import io.fupan.event.json.Families;
import io.fupan.service.deal.DealDocuments;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Deals projected from records, without a broker. */
public final class DealsFixture {

    private DealsFixture() {}

    public static Deals deals(MongoTemplate mongo, List<Event<DealView>> events) {
        new DealDocuments(Deals.COLLECTION, "USD").write(mongo, records("metrics.deals.v1", Families.DEAL_VIEW, events));
        return new Deals(mongo);
    }

    public static List<ConsumerRecord<String, byte[]>> records(String topic, List<Event<FeedbackFact>> events) {
        return records(topic, Families.FEEDBACK, events);
    }

    private static <F extends Fact> List<ConsumerRecord<String, byte[]>> records(
            String topic, EventCodec<F> codec, List<Event<F>> events) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        events.forEach(event ->
                records.add(new ConsumerRecord<>(topic, 0, records.size(), event.subject(), codec.write(event))));
        return records;
    }
}
