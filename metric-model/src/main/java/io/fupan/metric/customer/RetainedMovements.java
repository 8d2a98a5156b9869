package io.fupan.metric.customer;

import io.fupan.metric.cell.Tally;
import io.fupan.metric.customer.Presence.Run;
import io.fupan.metric.customer.RecurringRevenue.Level;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer's recurring revenue means for retention.
 *
 * <p>A run is a time during which there is some. Each change is put down by how long the present run has lasted, so that
 * a period counts the changes of those that had revenue when it began; what else the policies of retention need is put
 * down as a difference, which few customers have.
 *
 * <p>While something of it cannot be counted, nobody knows what the customer brings. That is no loss: for every period
 * that contains the day on which it began, the customer goes, and what it had at the start of the period is put down as
 * not to be counted. What is known again later is a new beginning: it belongs to no period that began before. For
 * periods that begin after it, a customer that ever had revenue is none that is new.
 */
final class RetainedMovements {

    private final Layers layers = new Layers();
    private final List<Run> ended = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private @Nullable LocalDate since;

    /** Periods that begin after it count the customer as one that had revenue before. */
    private @Nullable LocalDate first;

    private boolean had;

    private record Step(LocalDate day, long change) {}

    void move(Tally tally, LocalDate day, Level before, Level now) {
        addPartial(tally, before, -1);
        addPartial(tally, now, 1);
        if (before.isKnown() && !now.isKnown()) {
            loseSight(tally, day, before.minorUnits());
        } else if (now.isKnown()) {
            if (!before.isKnown() && had) {
                first = day;
            }
            change(tally, day, before.isKnown() ? before.minorUnits() : 0, now.minorUnits());
        }
        had |= now.minorUnits() > 0;
    }

    /** The part that is counted of what is not known as a whole. */
    private static void addPartial(Tally tally, Level level, int direction) {
        if (!level.isKnown() && level.minorUnits() > 0) {
            tally.add(CustomerMeasures.MRR_PARTIAL, direction * level.minorUnits())
                    .add(CustomerMeasures.PAYING_PARTIAL, direction);
        }
    }

    private void change(Tally tally, LocalDate day, long before, long now) {
        if (now == before) {
            return;
        }
        steps.add(new Step(day, now - before));
        layers.change(tally, day, now - before);
        if (before == 0) {
            first = first == null ? day : first;
            since = day;
            observe(tally, day, now);
            Presence.observe(tally, CustomerMeasures.PAYING_STAYED, ended, day, 1);
        } else if (now == 0) {
            end(tally, day, before);
        } else {
            observe(tally, day, now - before);
        }
    }

    private void end(Tally tally, LocalDate day, long before) {
        observe(tally, day, -before);
        Presence.observe(tally, CustomerMeasures.PAYING_STAYED, ended, day, -1);
        if (since != null) {
            Presence.since(tally, CustomerMeasures.PAYING_STAYED, since, day, -1);
            ended.add(new Run(since, day));
        }
        since = null;
    }

    private void loseSight(Tally tally, LocalDate day, long before) {
        steps.forEach(step -> Presence.since(tally, CustomerMeasures.MRR_UNKNOWN, step.day(), day, step.change()));
        if (before > 0) {
            layers.change(tally, day, -before);
            end(tally, day, before);
        }
        Presence.observe(tally, CustomerMeasures.PAYING_UNKNOWN, ended, day, 1);
        steps.clear();
        ended.clear();
        first = null;
    }

    private void observe(Tally tally, LocalDate day, long change) {
        if (since == null || first == null) {
            return;
        }
        Presence.since(tally, CustomerMeasures.MRR_RUN, since, day, change);
        Presence.observe(tally, CustomerMeasures.MRR_RETURNED, ended, day, change);
        if (!first.equals(since)) {
            Presence.since(tally, CustomerMeasures.MRR_EVER, first, day, change);
            Presence.since(tally, CustomerMeasures.MRR_EVER, since, day, -change);
        }
    }
}
