package io.fupan.metric.cell;

import io.fupan.event.deal.DealFact.Credit;
import io.fupan.metric.scope.Scope;
import io.fupan.metric.scope.ScopeKinds;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Moves money of a win from its owner to those who share the credit: what one scope gains another one loses, so a team
 * whose members share a deal among themselves counts it once, and the organisation does not notice.
 */
final class SharedCredit {

    private static final Set<String> OF_PEOPLE = Set.of(ScopeKinds.REP, ScopeKinds.TEAM, ScopeKinds.OFFICE);

    private final DealContext deal;
    private final ShareBuilder shares;

    SharedCredit(DealContext deal, ShareBuilder shares) {
        this.deal = deal;
        this.shares = shares;
    }

    /** Of an amount in minor units, booked for the owner at {@code wonAt}. */
    void add(long amount, Instant wonAt) {
        List<Credit> credits = deal.facts().creditsAt(wonAt);
        if (credits.isEmpty()) {
            return;
        }
        Map<Scope, Long> moved = new TreeMap<>();
        credit(deal.scopesAt(wonAt), -amount, moved);
        BigDecimal share = BigDecimal.ZERO;
        long given = 0;
        for (Credit credit : credits) {
            // Rounded sums instead of rounded parts, so that nothing is left over.
            share = share.add(credit.share());
            long upTo = share.multiply(BigDecimal.valueOf(amount)).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
            credit(deal.scopesAt(wonAt, credit.owner()), upTo - given, moved);
            given = upTo;
        }
        moved.values().removeIf(minorUnits -> minorUnits == 0);
        moved.forEach((scope, minorUnits) -> shares.at(List.of(scope), deal.day(wonAt), Measures.DEALS)
                .add(Measures.WON + Measures.CREDIT, minorUnits));
    }

    private static void credit(List<Scope> scopes, long minorUnits, Map<Scope, Long> moved) {
        for (Scope scope : scopes) {
            if (scope.parts().stream().map(Scope::kind).anyMatch(OF_PEOPLE::contains)) {
                moved.merge(scope, minorUnits, Math::addExact);
            }
        }
    }
}
