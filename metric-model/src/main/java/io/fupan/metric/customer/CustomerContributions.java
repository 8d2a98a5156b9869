package io.fupan.metric.customer;

import io.fupan.metric.cell.Reporting;
import io.fupan.metric.cell.Share;
import io.fupan.metric.cell.ShareBuilder;
import io.fupan.metric.reference.Reference;
import java.util.List;

/** What the facts of a customer add to daily cells. */
public final class CustomerContributions {

    private CustomerContributions() {}

    /** What a customer adds; what its deals add by themselves is not among it. */
    public static List<Share> of(CustomerFacts facts, Reference reference, Reporting reporting) {
        CustomerContext customer = new CustomerContext(facts, reference, reporting);
        ShareBuilder shares = new ShareBuilder();
        new PurchaseCounts(customer, shares).add();
        new MotionCounts(customer, shares).add();
        new CashCounts(customer, shares).add();
        new ActiveMovements(customer, shares).add();
        new RecurringMovements(customer, shares).add();
        return shares.shares();
    }
}
