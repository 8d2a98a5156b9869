package io.fupan.metric.customer;

import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.ShareBuilder;
import io.fupan.metric.cell.Tally;
import io.fupan.metric.customer.Presence.Run;
import io.fupan.metric.scope.Scope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Customers that come, leave and come back, for those that won them: a later owner would make a customer handed over
 * look like one that left.
 */
final class ActiveMovements {

    private final CustomerContext customer;
    private final ShareBuilder shares;

    ActiveMovements(CustomerContext customer, ShareBuilder shares) {
        this.customer = customer;
        this.shares = shares;
    }

    void add() {
        Relationship relationship = Relationship.of(customer.facts(), customer.reporting()::day);
        List<Run> ended = new ArrayList<>();
        LocalDate since = null;
        for (Map.Entry<LocalDate, Boolean> change : relationship.days().entrySet()) {
            LocalDate day = change.getKey();
            if (change.getValue()) {
                since = day;
                move(relationship.scopes(customer), day, ended, 1);
            } else if (since != null) {
                ended.add(new Run(since, LocalDate.MAX));
                move(relationship.scopes(customer), day, ended, -1);
                ended.set(ended.size() - 1, new Run(since, day));
            }
        }
    }

    private void move(List<Scope> scopes, LocalDate day, List<Run> runs, long change) {
        Tally tally = shares.at(scopes, day, Measures.CUSTOMERS);
        tally.add(CustomerMeasures.ACTIVE, change);
        Presence.observe(tally, CustomerMeasures.STAYED, runs, day, change);
    }
}
