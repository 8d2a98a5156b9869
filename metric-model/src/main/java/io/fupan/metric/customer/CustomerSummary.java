package io.fupan.metric.customer;

import io.fupan.event.Money;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * What the facts of a customer come to by the end of what is known.
 *
 * @param status {@link #CUSTOMER}, {@link #FORMER} or {@link #PROSPECT}
 * @param owner whose it is at the last thing known, under the canonical name
 * @param purchaseDays the days on which it bought something
 * @param medianGap of the days between them; {@code null} with fewer than two
 * @param monthly recurring revenue in the base currency; {@code null} if it never had any
 * @param scopes of its owner and of its purchases
 * @param risks what speaks for it leaving
 * @param excluded why some of it is left out of numbers
 */
public record CustomerSummary(
        String status,
        @Nullable String owner,
        List<LocalDate> purchaseDays,
        @Nullable BigDecimal medianGap,
        @Nullable Money monthly,
        List<Scope> scopes,
        List<Risk> risks,
        List<String> excluded) {

    /** It is a customer. */
    public static final String CUSTOMER = "customer";

    /** It was a customer once. */
    public static final String FORMER = "former";

    /** It never was a customer. */
    public static final String PROSPECT = "prospect";

    /** Copies the lists. */
    public CustomerSummary {
        purchaseDays = List.copyOf(purchaseDays);
        scopes = List.copyOf(scopes);
        risks = List.copyOf(risks);
        excluded = List.copyOf(excluded);
    }

    /** The summary of a customer. */
    public static CustomerSummary of(CustomerFacts facts, Reference reference, Reporting reporting) {
        CustomerContext customer = new CustomerContext(facts, reference, reporting);
        List<LocalDate> days = Risks.purchaseDays(customer);
        String owner = facts.ownerAt(Instant.MAX);
        return new CustomerSummary(
                status(Relationship.of(facts, reporting::day)),
                owner == null ? null : reference.rep(owner),
                days,
                Risks.medianGap(days),
                monthly(customer),
                scopes(customer),
                Risks.of(facts, reference, reporting),
                excluded(customer));
    }

    private static String status(Relationship relationship) {
        return relationship.holds() ? CUSTOMER : relationship.began() == null ? PROSPECT : FORMER;
    }

    private static @Nullable Money monthly(CustomerContext customer) {
        var days = RecurringRevenue.of(customer).days();
        return days.isEmpty()
                ? null
                : new Money(
                        customer.money(days.lastEntry().getValue().minorUnits()),
                        customer.reporting().currency().getCurrencyCode());
    }

    /** The owner's scopes are those of the last thing that happened to the customer. */
    private static List<Scope> scopes(CustomerContext customer) {
        CustomerFacts facts = customer.facts();
        SequencedSet<Scope> scopes = new LinkedHashSet<>();
        List<Purchase> purchases = facts.purchases();
        if (!purchases.isEmpty()) {
            scopes.addAll(customer.scopesAt(purchases.getLast().at()));
        }
        if (!facts.events().isEmpty()) {
            scopes.addAll(customer.scopesAt(facts.events().getLast().time()));
        }
        purchases.forEach(purchase -> scopes.addAll(customer.scopes(purchase)));
        return List.copyOf(scopes);
    }

    private static List<String> excluded(CustomerContext customer) {
        List<String> reasons = new ArrayList<>();
        for (Purchase purchase : customer.facts().purchases()) {
            addNew(reasons, customer.obstacle(purchase.amount(), customer.day(purchase.at())));
        }
        var days = RecurringRevenue.of(customer).days();
        if (!days.isEmpty()) {
            days.lastEntry().getValue().notCounted().keySet().forEach(why -> addNew(reasons, why));
        }
        return reasons;
    }

    private static void addNew(List<String> reasons, @Nullable String suffix) {
        if (suffix != null && !reasons.contains(suffix.substring(1))) {
            reasons.add(suffix.substring(1));
        }
    }
}
