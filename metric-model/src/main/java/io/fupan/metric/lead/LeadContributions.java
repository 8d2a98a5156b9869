package io.fupan.metric.lead;

import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.cell.Share;
import io.fupan.metric.cell.ShareBuilder;
import io.fupan.metric.cell.Tally;
import io.fupan.metric.reference.Dimensions;
import io.fupan.metric.reference.Reference;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a lead adds to the cells of the day it was created; nothing if no source says when that was. */
public final class LeadContributions {

    private LeadContributions() {}

    /** What a lead adds. */
    public static List<Share> of(LeadFacts lead, Reference reference, Reporting reporting) {
        Instant createdAt = lead.createdAt();
        if (createdAt == null) {
            return List.of();
        }
        ShareBuilder shares = new ShareBuilder();
        LocalDate day = reporting.day(createdAt);
        Dimensions dimensions = new Dimensions(lead.owner(), null, lead.account(), lead.channel());
        Tally tally = shares.at(reference.scopes(dimensions, day, reporting.pairs()), day, Measures.LEADS);
        tally.add(LeadMeasures.CREATED, 1);
        addWait(tally, LeadMeasures.ATTEMPT, lead.firstAttempt(), lead, createdAt, reporting);
        addWait(tally, LeadMeasures.CONTACT, lead.firstContact(), lead, createdAt, reporting);
        addWait(tally, LeadMeasures.ASSIGNMENT, lead.assignedAt(), lead, createdAt, reporting);
        if (lead.convertedAt() != null) {
            tally.observe(LeadMeasures.CONVERTED, Math.max(0, reporting.days(createdAt, lead.convertedAt())), 1);
        }
        return shares.shares();
    }

    private static void addWait(
            Tally tally,
            String awaited,
            @Nullable Instant came,
            LeadFacts lead,
            Instant createdAt,
            Reporting reporting) {
        Instant ended = lead.endedAt();
        if (came != null && came.isBefore(createdAt)) {
            tally.add(awaited + LeadMeasures.BEFORE_CREATED, 1);
        } else if (came != null && (ended == null || !came.isAfter(ended))) {
            long minutes = minutes(createdAt, came);
            tally.observe(awaited + LeadMeasures.MINUTES, minutes, 1);
            if (reporting.days(createdAt, came) > TimeUnit.MINUTES.toDays(minutes)) {
                tally.observe(awaited + LeadMeasures.OVERNIGHT, minutes, 1);
            }
            if (reporting.workingHours().isKnown()) {
                long worked = reporting.workingHours().minutes(createdAt, came, reporting.zone());
                tally.observe(
                        awaited + LeadMeasures.WORKING, LeadMeasures.working(reporting.days(createdAt, came), worked), 1);
            }
        } else if (ended != null) {
            tally.observe(awaited + LeadMeasures.ENDED, Math.max(0, minutes(createdAt, ended)), 1);
        }
    }

    private static long minutes(Instant from, Instant to) {
        return Duration.between(from, to).toMinutes();
    }
}
