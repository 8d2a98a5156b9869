package io.fupan.report.feedback;

import io.fupan.event.Event;
import io.fupan.event.Rejected;
import io.fupan.event.feedback.FeedbackFact;
import io.fupan.event.json.Families;
import io.fupan.metric.cell.Reporting;
import io.fupan.service.view.PassedOver;
import io.fupan.service.view.Projection;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All answers in memory, without what was written in words. */
public final class Answers implements Projection {

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private static final PassedOver PASSED_OVER = new PassedOver("answers");

    private final Reporting reporting;
    private final Map<String, Customer> customers = new ConcurrentHashMap<>();
    private final Map<String, Member> members = new ConcurrentHashMap<>();

    /** A view that dates answers by these conventions. */
    public Answers(Reporting reporting) {
        this.reporting = reporting;
    }

    /** An answer of a customer. */
    public record Customer(
            String id,
            String respondent,
            String instrument,
            int score,
            int scale,
            @Nullable String deal,
            LocalDate day,
            boolean invented,
            @Nullable String revision) {

        /** Of two answers with one id the later revision; without revisions the one that came first. */
        Customer orLater(Customer other) {
            return other.revision != null && (revision == null || other.revision.compareTo(revision) > 0) ? other : this;
        }
    }

    /** An answer of a member of a team. */
    public record Member(String team, int score, @Nullable String theme, LocalDate day, boolean invented) {}

    /** The customers' answers of a run of days, both ends included. */
    public List<Customer> customers(LocalDate from, LocalDate to) {
        return customers.values().stream()
                .filter(answer -> !answer.day().isBefore(from) && !answer.day().isAfter(to))
                .toList();
    }

    /** The team's answers of a run of days, both ends included. */
    public List<Member> members(LocalDate from, LocalDate to) {
        return members.values().stream()
                .filter(answer -> !answer.day().isBefore(from) && !answer.day().isAfter(to))
                .toList();
    }

    @Override
    public void apply(List<ConsumerRecord<String, byte[]>> records) {
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                remember(Families.FEEDBACK.read(record.value()));
            } catch (Rejected rejected) {
                PASSED_OVER.add(record, rejected);
            }
        }
    }

    private void remember(Event<FeedbackFact> event) {
        boolean invented = Event.INVENTED.equals(event.provenance());
        LocalDate day = reporting.day(event.time());
        switch (event.data()) {
            case FeedbackFact.CustomerAnswered fact -> customers.merge(
                    event.identity(),
                    new Customer(
                            event.identity(), event.subject(), fact.instrument(), fact.score(), fact.scale(),
                            fact.deal(), day, invented, event.sequence()),
                    Customer::orLater);
            case FeedbackFact.TeamAnswered fact -> members.putIfAbsent(
                    event.identity(), new Member(fact.team(), fact.score(), fact.theme(), day, invented));
            case FeedbackFact.Unknown unknown -> LOG.debug("answer of an unknown kind: {}", event.type());
        }
    }
}
