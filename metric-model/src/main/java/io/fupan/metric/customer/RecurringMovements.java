package io.fupan.metric.customer;

import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.ShareBuilder;
import io.fupan.metric.cell.Tally;
import io.fupan.metric.customer.RecurringRevenue.Level;
import io.fupan.metric.scope.Scope;
import java.time.LocalDate;
import java.util.List;

/**
 * How a customer's recurring revenue came and went, for those that won the customer: of each day the difference, and by
 * what kind of change.
 */
final class RecurringMovements {

    private final CustomerContext customer;
    private final ShareBuilder shares;
    private List<Scope> scopes = List.of();
    private boolean began;

    RecurringMovements(CustomerContext customer, ShareBuilder shares) {
        this.customer = customer;
        this.shares = shares;
    }

    void add() {
        scopes = Relationship.of(customer.facts(), customer.reporting()::day).scopes(customer);
        RetainedMovements retained = new RetainedMovements();
        Level before = Level.NOTHING;
        for (var day : RecurringRevenue.of(customer).days().entrySet()) {
            Level now = day.getValue();
            addNotCounted(day.getKey(), before, now);
            move(day.getKey(), before.minorUnits(), now.minorUnits());
            retained.move(at(day.getKey()), day.getKey(), before, now);
            before = now;
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
        Tally tally = at(day).add(CustomerMeasures.MRR, now - before);
        if (before == 0) {
            begin(tally, now);
        } else if (now == 0) {
            tally.add(CustomerMeasures.PAYING, -1).add(CustomerMeasures.MRR_CHURN, before);
        } else {
            String kind = now > before ? CustomerMeasures.MRR_EXPANSION : CustomerMeasures.MRR_CONTRACTION;
            tally.add(kind, Math.abs(now - before));
        }
    }

    private void begin(Tally tally, long now) {
        tally.add(CustomerMeasures.PAYING, 1);
        if (began) {
            tally.add(CustomerMeasures.MRR_REACTIVATION, now);
        } else {
            began = true;
            tally.add(CustomerMeasures.MRR_NEW, now).add(CustomerMeasures.STARTED, 1);
        }
    }

    private Tally at(LocalDate day) {
        return shares.at(scopes, day, Measures.SUBSCRIPTIONS);
    }
}
