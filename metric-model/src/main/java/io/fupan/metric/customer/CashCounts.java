package io.fupan.metric.customer;

import io.fupan.event.Money;
import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.ShareBuilder;
import io.fupan.metric.cell.Tally;
import java.time.Instant;
import java.time.LocalDate;

/** What a customer ordered, owed, paid and got back, on the day of each. */
final class CashCounts {

    private final CustomerContext customer;
    private final CustomerFacts facts;
    private final ShareBuilder shares;

    CashCounts(CustomerContext customer, ShareBuilder shares) {
        this.customer = customer;
        this.facts = customer.facts();
        this.shares = shares;
    }

    void add() {
        facts.orders().forEach(order -> add(CustomerMeasures.ORDERED, order.at(), customer.day(order.at()), order.amount()));
        facts.invoices().forEach(invoice -> add(
                CustomerMeasures.DUE,
                invoice.at(),
                invoice.due() == null ? customer.day(invoice.at()) : invoice.due(),
                invoice.amount()));
        facts.payments()
                .forEach(paid -> add(CustomerMeasures.COLLECTED, paid.at(), customer.day(paid.at()), paid.amount()));
        facts.refunds()
                .forEach(refund -> add(CustomerMeasures.REFUNDED, refund.at(), customer.day(refund.at()), refund.amount()));
    }

    private void add(String measure, Instant moment, LocalDate day, Money amount) {
        Tally tally = shares.at(customer.scopesAt(moment), day, Measures.REVENUE);
        customer.addMoney(tally, measure, amount, day);
    }
}
