package io.fupan.metric.customer;

import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.ShareBuilder;
import io.fupan.metric.cell.Tally;
import io.fupan.metric.customer.Presence.Run;
import io.fupan.metric.customer.RecurringRevenue.Level;
import io.fupan.metric.scope.Scope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a customer's recurring revenue came and went, for those that won the customer.
 *
 * <p>A run is a time during which there is some. Each change is put down by how long the present run has lasted, so that
 * a period counts the changes of those that had revenue when it began; what else the policies of retention need is put
 * down as a difference, which few customers have.
 */
final class RecurringMovements {

    private final CustomerContext customer;
    private final ShareBuilder shares;
    private final Layers layers = new Layers();
    private final List<Run> ended = new ArrayList<>();
    private List<Scope> scopes = List.of();
    private @Nullable LocalDate since;
    private @Nullable LocalDate first;

    RecurringMovements(CustomerContext customer, ShareBuilder shares) {
        this.customer = customer;
        this.shares = shares;
    }

    void add() {
        scopes = Relationship.of(customer.facts(), customer.reporting()::day).scopes(customer);
        Level before = Level.NOTHING;
        for (var day : RecurringRevenue.of(customer).days().entrySet()) {
            addNotCounted(day.getKey(), before, day.getValue());
            move(day.getKey(), before.minorUnits(), day.getValue().minorUnits());
            before = day.getValue();
        }
    }

    private void addNotCounted(LocalDate day, Level before, Level now) {
        before.notCounted().forEach((why, count) -> at(day).add(CustomerMeasures.MRR + why, -count));
        now.notCounted().forEach((why, count) -> at(day).add(CustomerMeasures.MRR + why, count));
    }

    private void move(LocalDate day, long before, long now) {
        if (now == before) {
            return;
        }
        Tally tally = at(day);
        tally.add(CustomerMeasures.MRR, now - before);
        layers.change(tally, day, now - before);
        if (before == 0) {
            begin(tally, day, now);
        } else if (now == 0) {
            end(tally, day, before);
        } else {
            String kind = now > before ? CustomerMeasures.MRR_EXPANSION : CustomerMeasures.MRR_CONTRACTION;
            tally.add(kind, Math.abs(now - before));
            observe(tally, day, now - before);
        }
    }

    private void begin(Tally tally, LocalDate day, long now) {
        tally.add(CustomerMeasures.PAYING, 1);
        if (first == null) {
            first = day;
            tally.add(CustomerMeasures.MRR_NEW, now).add(CustomerMeasures.STARTED, 1);
        } else {
            tally.add(CustomerMeasures.MRR_REACTIVATION, now);
        }
        since = day;
        observe(tally, day, now);
        Presence.observe(tally, CustomerMeasures.PAYING_STAYED, ended, day, 1);
    }

    private void end(Tally tally, LocalDate day, long before) {
        tally.add(CustomerMeasures.PAYING, -1).add(CustomerMeasures.MRR_CHURN, before);
        observe(tally, day, -before);
        Presence.observe(tally, CustomerMeasures.PAYING_STAYED, ended, day, -1);
        if (since != null) {
            Presence.since(tally, CustomerMeasures.PAYING_STAYED, since, day, -1);
            ended.add(new Run(since, day));
        }
        since = null;
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

    private Tally at(LocalDate day) {
        return shares.at(scopes, day, Measures.SUBSCRIPTIONS);
    }
}
