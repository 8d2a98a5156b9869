package io.fupan.metric.lead;

import io.fupan.event.Event;
import io.fupan.event.activity.ActivityFact;
import io.fupan.metric.activity.Activities;
import java.util.Collection;
import java.util.List;

/** Folds the set of a lead's events into its facts: any order, any repetition, any lateness give the same facts. */
public final class LeadFold {

    private LeadFold() {}

    /** The facts that follow from these events. */
    public static LeadFacts fold(String lead, Collection<Event<ActivityFact>> events) {
        List<Event<ActivityFact>> ordered = Activities.ordered(events);
        LeadTimeline timeline = new LeadTimeline();
        ordered.forEach(event -> timeline.apply(event.data(), event.time()));
        return timeline.facts(lead, ordered);
    }

    /** Whether there is a lead among what these events are about. */
    public static boolean isLead(Collection<Event<ActivityFact>> events) {
        return events.stream().anyMatch(event -> switch (event.data()) {
            case ActivityFact.LeadCreated created -> true;
            case ActivityFact.LeadAssigned assigned -> true;
            case ActivityFact.LeadConverted converted -> true;
            case ActivityFact.LeadDisqualified disqualified -> true;
            case ActivityFact.Logged logged -> false;
            case ActivityFact.Unknown unknown -> false;
        });
    }
}
