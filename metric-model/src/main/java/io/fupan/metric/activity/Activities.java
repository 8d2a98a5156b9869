package io.fupan.metric.activity;

import io.fupan.event.Event;
import io.fupan.event.activity.ActivityFact;
import io.fupan.metric.event.Copies;
import io.fupan.metric.event.EventOrder;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What was done about one deal, account or lead, from the set of its events. */
public final class Activities {

    private static final EventOrder<ActivityFact> ORDER = new EventOrder<>(Copies.OF_ACTIVITIES, Activities::rank);

    /** Notes and tasks reach nobody. */
    private static final Set<String> INWARD = Set.of("note", "task");

    private Activities() {}

    /** Each event once, in the order it happened. */
    public static List<Event<ActivityFact>> ordered(Collection<Event<ActivityFact>> events) {
        return ORDER.of(events);
    }

    /** When people were in touch, in order: what machines do, and notes and tasks, are no touch. */
    public static List<Instant> touches(Collection<Event<ActivityFact>> events) {
        return ordered(events).stream()
                .filter(event -> event.data() instanceof ActivityFact.Logged logged && isTouch(logged))
                .map(Event::time)
                .toList();
    }

    /** Whether a person was in touch with the other side, in either direction. */
    public static boolean isTouch(ActivityFact.Logged logged) {
        return isHuman(logged) && !INWARD.contains(logged.kind());
    }

    /** Whether a person did it, as far as the source says. */
    public static boolean isHuman(ActivityFact.Logged logged) {
        return !Boolean.TRUE.equals(logged.automatic());
    }

    private static int rank(ActivityFact fact) {
        return switch (fact) {
            case ActivityFact.LeadCreated created -> 0;
            case ActivityFact.LeadAssigned assigned -> 1;
            case ActivityFact.Logged logged -> 2;
            case ActivityFact.LeadConverted converted -> 3;
            case ActivityFact.LeadDisqualified disqualified -> 4;
            case ActivityFact.Unknown unknown -> 5;
        };
    }
}
