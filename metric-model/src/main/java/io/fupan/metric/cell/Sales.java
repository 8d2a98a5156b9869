package io.fupan.metric.cell;

import io.fupan.event.Line;
import io.fupan.event.Money;
import io.fupan.metric.deal.DealFacts;
import io.fupan.metric.deal.Outcome;
import io.fupan.metric.scope.Scope;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was sold, product by product: the items of a deal if each has an amount that counts, else one unit of the deal's
 * product for the deal's amount. A deal without an amount that counts is only counted: units without money would look
 * like a lower price. And what it would have cost by the list.
 */
final class Sales {

    private static final BigDecimal MOST = new BigDecimal("1e12");

    private final DealContext deal;
    private final DealFacts facts;
    private final ShareBuilder shares;

    Sales(DealContext deal, ShareBuilder shares) {
        this.deal = deal;
        this.facts = deal.facts();
        this.shares = shares;
    }

    /** So much of a product, in thousandths of a unit, for so many minor units; of an unknown product if empty. */
    private record Item(String product, long thousandths, long minorUnits, Money amount) {}

    void add() {
        Instant createdAt = facts.createdAt();
        if (createdAt != null) {
            shares.at(deal.scopesAt(createdAt), deal.day(createdAt, !facts.dateImputed()), Measures.SALES)
                    .add(Measures.at(Measures.CREATED, product(facts.product())), 1);
        }
        Instant closedAt = facts.closedAt();
        if (closedAt != null && facts.outcome().isClosed()) {
            addList(closedAt, facts.outcome() == Outcome.WON ? Measures.WON : Measures.LOST);
            if (facts.outcome() == Outcome.WON) {
                addSold(closedAt);
            }
        }
    }

    private void addSold(Instant closedAt) {
        Tally tally = shares.at(deal.scopesAt(closedAt), deal.day(closedAt), Measures.SALES);
        List<Item> items = items(closedAt);
        String obstacle = items.isEmpty() ? deal.obstacle(facts.closeAmount(), closedAt) : null;
        if (obstacle != null) {
            tally.add(Measures.at(Measures.SOLD + obstacle, product(facts.product())), 1);
        }
        for (Item item : items) {
            tally.add(Measures.at(Measures.SOLD, item.product()), item.thousandths());
            tally.add(Measures.at(Measures.SOLD + Measures.AMOUNT, item.product()), item.minorUnits());
            addForeign(tally, item);
        }
    }

    /** What a reader needs to tell what rates did from what prices did. */
    private void addForeign(Tally tally, Item item) {
        Money amount = item.amount();
        String currency = amount.currency();
        if (!deal.reporting().isBase(amount) && Exchange.isInRange(amount.amount(), currency)) {
            tally.add(
                    Measures.at(Measures.in(Measures.SOLD + Measures.AMOUNT, currency), item.product()),
                    Exchange.minorUnits(amount));
            tally.add(
                    Measures.at(Measures.in(Measures.SOLD + Measures.CONVERTED, currency), item.product()),
                    item.minorUnits());
        }
    }

    /** None if the deal has no money that can be counted. */
    private List<Item> items(Instant closedAt) {
        List<Item> items = new ArrayList<>();
        for (Line line : facts.lines()) {
            Money amount = line.amount();
            Long minorUnits = deal.minorUnits(amount, closedAt);
            Long thousandths = thousandths(line.quantity());
            if (amount == null || minorUnits == null || thousandths == null) {
                return whole(closedAt);
            }
            items.add(new Item(product(line.product()), thousandths, minorUnits, amount));
        }
        return items.isEmpty() ? whole(closedAt) : items;
    }

    private List<Item> whole(Instant closedAt) {
        Money amount = facts.closeAmount();
        Long minorUnits = deal.minorUnits(amount, closedAt);
        return amount == null || minorUnits == null
                ? List.of()
                : List.of(new Item(product(facts.product()), 1000, minorUnits, amount));
    }

    private void addList(Instant closedAt, String outcome) {
        Long list = list(closedAt);
        if (list == null) {
            return;
        }
        List<Scope> scopes = deal.scopesOfClose(closedAt);
        shares.at(scopes, deal.day(closedAt), Measures.SIZES)
                .observe(outcome + Measures.LIST, list, 1);
        Long amount = deal.minorUnits(facts.closeAmount(), closedAt);
        if (outcome.equals(Measures.WON) && amount != null) {
            shares.at(scopes, deal.day(closedAt), Measures.SALES)
                    .add(Measures.LISTED, 1)
                    .add(Measures.LISTED + Measures.AMOUNT, amount)
                    .add(Measures.LISTED + Measures.LIST, list);
        }
    }

    /** What all of it costs by the list; {@code null} if a price is not known. */
    private @Nullable Long list(Instant closedAt) {
        if (facts.lines().isEmpty()) {
            return price(facts.product(), BigDecimal.ONE, closedAt);
        }
        long sum = 0;
        for (Line line : facts.lines()) {
            Long price = price(line.product(), line.quantity(), closedAt);
            if (price == null) {
                return null;
            }
            sum = Math.addExact(sum, price);
        }
        return sum;
    }

    private @Nullable Long price(@Nullable String product, @Nullable BigDecimal quantity, Instant closedAt) {
        Money price = product == null ? null : deal.reference().listPriceOf(product);
        return price == null || thousandths(quantity) == null || quantity == null
                ? null
                : deal.minorUnits(new Money(price.amount().multiply(quantity.setScale(3, RoundingMode.HALF_EVEN)), price.currency()), closedAt);
    }

    private static @Nullable Long thousandths(@Nullable BigDecimal quantity) {
        return quantity == null || quantity.abs().compareTo(MOST) > 0
                ? null
                : quantity.movePointRight(3).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
    }

    private String product(@Nullable String name) {
        return name == null ? "" : deal.reference().product(name);
    }
}
