package io.fupan.metric.customer;

import io.fupan.event.Money;
import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.cell.Exchange;
import io.fupan.metric.cell.Tally;
import io.fupan.metric.reference.Dimensions;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import io.fupan.metric.scope.ScopeKinds;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A customer seen through the reference data and the conventions of the installation. */
record CustomerContext(CustomerFacts facts, Reference reference, Reporting reporting) {

    LocalDate day(Instant moment) {
        return reporting.day(moment);
    }

    /** The scopes of the customer's owner at a moment, as the roster of that day has them. */
    List<Scope> scopesAt(Instant moment) {
        return scopes(facts.ownerAt(moment), null, null, day(moment));
    }

    /** The scopes of a purchase: those of its own owner, product and channel, where it says them. */
    List<Scope> scopes(Purchase purchase) {
        String owner = purchase.owner() == null ? facts.ownerAt(purchase.at()) : purchase.owner();
        return scopes(owner, purchase.product(), purchase.channel(), day(purchase.at()));
    }

    private List<Scope> scopes(
            @Nullable String owner, @Nullable String product, @Nullable String channel, LocalDate day) {
        Dimensions dimensions = new Dimensions(owner, product, facts.account(), channel);
        List<Scope> scopes = new ArrayList<>(reference.scopes(dimensions, day, reporting.pairs()));
        String said = facts.segment();
        if (said != null && !said.isBlank() && scopes.stream().noneMatch(scope -> scope.kind().equals(ScopeKinds.SEGMENT))) {
            scopes.add(Scope.of(ScopeKinds.SEGMENT, reference.canonical("segment", said)));
        }
        return scopes;
    }

    /** What an amount is in minor units of the base currency; {@code null} if that cannot be said. */
    @Nullable Long minorUnits(@Nullable Money amount, LocalDate day) {
        return exchange().minorUnits(amount, day);
    }

    /** Why an amount of a day cannot be counted, as the suffix of a measure; {@code null} if it can. */
    @Nullable String obstacle(@Nullable Money amount, LocalDate day) {
        return exchange().obstacle(amount, day);
    }

    private Exchange exchange() {
        return new Exchange(reference.rates(), reporting.currency());
    }

    /** Counts one thing with its money, or with the reason why there is none. */
    void addMoney(Tally tally, String measure, @Nullable Money amount, LocalDate day) {
        tally.add(measure, 1);
        String obstacle = obstacle(amount, day);
        if (obstacle != null) {
            tally.add(measure + obstacle, 1);
        } else {
            tally.add(measure + Measures.AMOUNT, Objects.requireNonNull(minorUnits(amount, day)));
        }
    }

    /** Minor units of the base currency as money. */
    BigDecimal money(long minorUnits) {
        return BigDecimal.valueOf(minorUnits, Math.max(0, reporting.currency().getDefaultFractionDigits()));
    }
}
