package io.fupan.metric.customer;

import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.ShareBuilder;
import io.fupan.metric.cell.Tally;
import java.time.LocalDate;
import java.util.List;

/** First and further purchases; the first is credited with whether and when another followed. */
final class PurchaseCounts {

    private final CustomerContext customer;
    private final ShareBuilder shares;

    PurchaseCounts(CustomerContext customer, ShareBuilder shares) {
        this.customer = customer;
        this.shares = shares;
    }

    void add() {
        CustomerFacts facts = customer.facts();
        addCohort(CustomerMeasures.PURCHASES, facts.purchases());
        addCohort(CustomerMeasures.DEALS, facts.dealPurchases());
        addCohort(CustomerMeasures.ORDERS, facts.orderPurchases());
        facts.purchases().forEach(purchase -> customer.addMoney(
                at(purchase), CustomerMeasures.PURCHASED, purchase.amount(), day(purchase)));
        if (facts.wins().size() > 1) {
            at(Purchase.of(facts.wins().get(1))).add(CustomerMeasures.SECOND_WIN, 1);
        }
    }

    private void addCohort(String kind, List<Purchase> purchases) {
        if (purchases.isEmpty()) {
            return;
        }
        Purchase first = purchases.getFirst();
        Tally tally = at(first).add(CustomerMeasures.of(CustomerMeasures.FIRST, kind), 1);
        purchases.stream()
                .mapToLong(purchase -> day(purchase).toEpochDay() - day(first).toEpochDay())
                .filter(days -> days > 0)
                .findFirst()
                .ifPresent(days -> tally.observe(CustomerMeasures.of(CustomerMeasures.REPEAT, kind), days, 1));
    }

    private LocalDate day(Purchase purchase) {
        return customer.day(purchase.at());
    }

    private Tally at(Purchase purchase) {
        return shares.at(customer.scopes(purchase), day(purchase), Measures.CUSTOMERS);
    }
}
