package io.fupan.metric.activity;

import io.fupan.event.Event;
import io.fupan.event.activity.ActivityFact;
import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.cell.Share;
import io.fupan.metric.cell.ShareBuilder;
import io.fupan.metric.cell.Tally;
import io.fupan.metric.reference.Dimensions;
import io.fupan.metric.reference.Reference;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What activities add to the cells of the days they were done on, for those that did them. */
public final class ActivityContributions {

    private ActivityContributions() {}

    /** What the activities about one deal, account or lead add. */
    public static List<Share> of(Collection<Event<ActivityFact>> events, Reference reference, Reporting reporting) {
        ShareBuilder shares = new ShareBuilder();
        for (Event<ActivityFact> event : Activities.ordered(events)) {
            if (event.data() instanceof ActivityFact.Logged logged) {
                add(shares, logged, event.time(), reference, reporting);
            }
        }
        return shares.shares();
    }

    private static void add(
            ShareBuilder shares, ActivityFact.Logged logged, Instant at, Reference reference, Reporting reporting) {
        LocalDate day = reporting.day(at);
        String kind = ActivityMeasures.KINDS.contains(logged.kind()) ? logged.kind() : ActivityMeasures.KINDS.getLast();
        String measure = Activities.isHuman(logged) ? ActivityMeasures.LOGGED : ActivityMeasures.AUTOMATIC;
        Dimensions dimensions = new Dimensions(logged.actor(), null, logged.account(), null);
        Tally tally = shares.at(reference.scopes(dimensions, day, reporting.pairs()), day, Measures.ACTIVITY)
                .add(Measures.at(measure, kind), 1);
        if (Activities.isHuman(logged)) {
            addDuration(tally, logged.seconds());
        }
    }

    private static void addDuration(Tally tally, @Nullable Integer seconds) {
        if (seconds == null || seconds < 0) {
            tally.add(ActivityMeasures.NO_DURATION, 1);
        } else {
            tally.add(ActivityMeasures.SECONDS, seconds);
        }
    }
}
