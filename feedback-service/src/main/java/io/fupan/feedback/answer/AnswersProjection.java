package io.fupan.feedback.answer;

import io.fupan.event.Event;
import io.fupan.event.Rejected;
import io.fupan.event.feedback.FeedbackFact;
import io.fupan.event.json.Families;
import io.fupan.service.view.MongoView;
import io.fupan.service.view.PassedOver;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * The log of feedback as documents.
 *
 * <p>Meters: {@code feedback.records.read = feedback.records.projected + feedback.records.unknown +
 * feedback.records.unreadable}.
 */
@Component
final class AnswersProjection implements MongoView.Writer {

    private static final PassedOver PASSED_OVER = new PassedOver("answers");

    private final CustomerAnswers customers;
    private final TeamAnswers team;
    private final MeterRegistry meters;

    AnswersProjection(CustomerAnswers customers, TeamAnswers team, MeterRegistry meters) {
        this.customers = customers;
        this.team = team;
        this.meters = meters;
    }

    @Override
    public void write(MongoTemplate mongo, List<ConsumerRecord<String, byte[]>> records) {
        List<CustomerAnswer> ofCustomers = new ArrayList<>();
        List<TeamAnswer> ofTeams = new ArrayList<>();
        int unknown = 0;
        int unreadable = 0;
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                Event<FeedbackFact> event = Families.FEEDBACK.read(record.value());
                switch (event.data()) {
                    case FeedbackFact.CustomerAnswered fact -> ofCustomers.add(CustomerAnswer.of(event, fact));
                    case FeedbackFact.TeamAnswered fact -> ofTeams.add(TeamAnswer.of(event, fact));
                    case FeedbackFact.Unknown _ -> unknown++;
                }
            } catch (Rejected e) {
                unreadable++;
                PASSED_OVER.add(record, e);
            }
        }
        customers.store(ofCustomers);
        team.store(ofTeams);
        meters.counter("feedback.records.read").increment(records.size());
        meters.counter("feedback.records.projected").increment(ofCustomers.size() + ofTeams.size());
        meters.counter("feedback.records.unknown").increment(unknown);
        meters.counter("feedback.records.unreadable").increment(unreadable);
    }
}
