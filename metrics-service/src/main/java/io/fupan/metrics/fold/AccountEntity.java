package io.fupan.metrics.fold;

import io.fupan.event.link.LinkFact.DealOfAccount;
import io.fupan.metric.activity.ActivityContributions;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.cell.Share;
import io.fupan.metric.customer.CustomerContributions;
import io.fupan.metric.customer.CustomerFacts;
import io.fupan.metric.customer.CustomerFold;
import io.fupan.metric.customer.Win;
import io.fupan.metric.deal.Outcome;
import io.fupan.metric.reference.Reference;
import io.fupan.metrics.fold.Output.Destination;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Folds accounts: what was said of them, what was done about them, and what their deals told them. */
final class AccountEntity implements EntityFold {

    private final Reporting reporting;

    AccountEntity(Reporting reporting) {
        this.reporting = reporting;
    }

    @Override
    public Folded fold(String id, EntityState state, Reference reference) {
        List<DealOfAccount> deals = state.told(DealOfAccount.class);
        CustomerFacts facts = CustomerFold.fold(id, state.said().customer(), state.said().activity(), wins(deals));
        List<Share> ofCustomer = CustomerContributions.of(facts, reference, reporting);
        List<Share> shares = new ArrayList<>(ActivityContributions.of(state.said().activity(), reference, reporting));
        shares.addAll(ofCustomer);
        byte @Nullable [] view = isNothing(state, deals)
                ? null
                : CustomerViews.write(facts, deals, state.said().activity(), ofCustomer, reference, reporting);
        return new Folded(shares, List.of(new Published(id, new Output(Destination.CUSTOMERS, view))), Map.of());
    }

    /** Whatever was known has been taken back. */
    private static boolean isNothing(EntityState state, List<DealOfAccount> deals) {
        return deals.isEmpty()
                && state.said().customer().isEmpty()
                && state.said().activity().isEmpty();
    }

    private static List<Win> wins(List<DealOfAccount> deals) {
        return deals.stream()
                .filter(deal -> deal.outcome().equals(Outcome.WON.code()) && deal.closedAt() != null)
                .map(deal -> new Win(
                        deal.deal(),
                        Objects.requireNonNull(deal.closedAt()),
                        deal.amount(),
                        deal.kind(),
                        deal.owner(),
                        deal.product(),
                        deal.channel()))
                .toList();
    }
}
