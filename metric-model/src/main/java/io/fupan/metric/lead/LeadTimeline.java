package io.fupan.metric.lead;

import io.fupan.event.Event;
import io.fupan.event.activity.ActivityFact;
import io.fupan.metric.activity.Activities;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The life of one lead while its events are replayed in business order. */
final class LeadTimeline {

    private static final String IN = "in";
    private static final String MEETING = "meeting";
    private static final String CALL = "call";

    private @Nullable Instant createdAt;
    private @Nullable String channel;
    private @Nullable String account;
    private @Nullable String owner;
    private @Nullable Instant assignedAt;
    private @Nullable Instant firstAttempt;
    private @Nullable Instant firstContact;
    private @Nullable Instant convertedAt;
    private @Nullable String deal;
    private @Nullable Instant disqualifiedAt;
    private @Nullable String disqualification;

    void apply(ActivityFact fact, Instant at) {
        switch (fact) {
            case ActivityFact.LeadCreated created -> create(created, at);
            case ActivityFact.LeadAssigned assigned -> assign(assigned.owner(), at);
            case ActivityFact.LeadConverted converted -> convert(converted, at);
            case ActivityFact.LeadDisqualified disqualified -> disqualify(disqualified, at);
            case ActivityFact.Logged logged -> log(logged, at);
            case ActivityFact.Unknown unknown -> {} // kept, and of no effect
        }
    }

    private void create(ActivityFact.LeadCreated created, Instant at) {
        createdAt = known(createdAt, at);
        channel = known(channel, created.channel());
        account = known(account, created.account());
        if (created.owner() != null) {
            assign(created.owner(), at);
        }
    }

    private void assign(String to, Instant at) {
        owner = known(owner, to);
        assignedAt = known(assignedAt, at);
    }

    private void convert(ActivityFact.LeadConverted converted, Instant at) {
        convertedAt = known(convertedAt, at);
        deal = known(deal, converted.deal());
        account = known(account, converted.account());
    }

    private void disqualify(ActivityFact.LeadDisqualified disqualified, Instant at) {
        disqualifiedAt = known(disqualifiedAt, at);
        disqualification = known(disqualification, disqualified.reason());
    }

    private void log(ActivityFact.Logged logged, Instant at) {
        if (!Activities.isTouch(logged)) {
            return;
        }
        if (!IN.equals(logged.direction())) {
            firstAttempt = known(firstAttempt, at);
        }
        if (isTwoWay(logged)) {
            firstContact = known(firstContact, at);
        }
    }

    private static boolean isTwoWay(ActivityFact.Logged logged) {
        boolean lasted = logged.seconds() != null && logged.seconds() > 0;
        return IN.equals(logged.direction())
                || logged.kind().equals(MEETING)
                || (logged.kind().equals(CALL) && lasted);
    }

    private static <T> @Nullable T known(@Nullable T first, @Nullable T later) {
        return first != null ? first : later;
    }

    LeadFacts facts(String lead, List<Event<ActivityFact>> events) {
        return new LeadFacts(
                lead, createdAt, channel, account, owner, assignedAt, firstAttempt, firstContact, convertedAt, deal,
                disqualifiedAt, disqualification, events);
    }
}
