package io.fupan.metric;

import io.fupan.event.Event;
import io.fupan.event.activity.ActivityFact;
import io.fupan.event.json.Families;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What was done about one thing, as events. */
public final class Activity {

    private final String subject;
    private final List<Event<ActivityFact>> events = new ArrayList<>();

    private Activity(String subject) {
        this.subject = subject;
    }

    public static Activity of(String subject) {
        return new Activity(subject);
    }

    public Activity at(String time, ActivityFact fact) {
        events.add(event(subject + '-' + events.size(), subject, Instant.parse(time), fact));
        return this;
    }

    public List<Event<ActivityFact>> events() {
        return List.copyOf(events);
    }

    public static ActivityFact created(String channel, String owner) {
        return new ActivityFact.LeadCreated("L", channel, owner, null);
    }

    public static ActivityFact did(String kind, String direction) {
        return new ActivityFact.Logged(kind, "Ann", null, null, "L", direction, null, null);
    }

    public static ActivityFact call(int seconds) {
        return new ActivityFact.Logged("call", "Ann", null, null, "L", "out", seconds, null);
    }

    public static ActivityFact automatic(String kind) {
        return new ActivityFact.Logged(kind, null, null, null, "L", "out", null, true);
    }

    public static Event<ActivityFact> event(String id, String subject, Instant time, ActivityFact fact) {
        return new Event<>(
                id, "/crm", Families.ACTIVITY.typeOf(fact.getClass()), subject, time, null, time, null, null, fact);
    }

    /** A life of a lead made up from a seed, some of it at the same moment. */
    public static List<Event<ActivityFact>> anyLead(Random random) {
        List<Event<ActivityFact>> events = new ArrayList<>();
        for (int i = random.nextInt(9); i >= 0; i--) {
            Instant time = Instant.parse("2017-03-01T00:00:00Z").plusSeconds(600L * random.nextInt(300));
            events.add(event("e" + i, "L", time, anyFact(random)));
        }
        return events;
    }

    private static ActivityFact anyFact(Random random) {
        return switch (random.nextInt(9)) {
            case 0, 1 -> created(random.nextBoolean() ? "web" : null, random.nextBoolean() ? "Ann" : null);
            case 2 -> new ActivityFact.LeadAssigned("L", random.nextBoolean() ? "Ann" : "Bob");
            case 3 -> new ActivityFact.LeadConverted("L", "d", null);
            case 4 -> new ActivityFact.LeadDisqualified("L", "spam");
            case 5 -> call(random.nextInt(2));
            case 6 -> automatic("email");
            default -> did(random.nextBoolean() ? "email" : "meeting", random.nextBoolean() ? "in" : "out");
        };
    }

    /** The same events in another order, some of them twice. */
    public static List<Event<ActivityFact>> disturbed(List<Event<ActivityFact>> events, Random random) {
        List<Event<ActivityFact>> disturbed = new ArrayList<>(events);
        events.stream().filter(event -> random.nextBoolean()).forEach(disturbed::add);
        Collections.shuffle(disturbed, random);
        return disturbed;
    }
}
