package io.fupan.metric.cell;

import io.fupan.metric.scope.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Adds up how cells change while shares of many things come and go; not thread-safe. */
public final class CellChanges {

    private final Map<ScopeDay, Map<String, Tally>> tallies = new HashMap<>();

    /** Takes the shares of a thing away, and adds those it has now. */
    public CellChanges replace(Collection<Share> before, Collection<Share> after) {
        List<Share> gone = new ArrayList<>(before);
        for (Share share : after) {
            // Most shares stay as they were; what is on both sides need not be added up.
            if (!gone.remove(share)) {
                add(share, 1);
            }
        }
        gone.forEach(share -> add(share, -1));
        return this;
    }

    private void add(Share share, int sign) {
        boolean ofPairs = Measures.FAMILIES_OF_PAIRS.contains(share.family());
        for (Scope scope : share.scopes()) {
            if (ofPairs || !scope.isPair()) {
                share.quantities().addTo(tally(new ScopeDay(scope, share.day()), share.family()), sign);
            }
        }
    }

    private Tally tally(ScopeDay where, String family) {
        return tallies.computeIfAbsent(where, absent -> new HashMap<>())
                .computeIfAbsent(family, absent -> new Tally());
    }

    /** Hands over each place with what must be added to its families; some of it may be zero. */
    public void forEach(BiConsumer<ScopeDay, Map<String, Tally>> consumer) {
        tallies.forEach(consumer);
    }

    /** The changes by cell, without those that are zero. */
    Map<CellKey, Quantities> byCell() {
        Map<CellKey, Quantities> changes = new HashMap<>();
        tallies.forEach((where, families) -> families.forEach((family, tally) -> {
            Quantities change = tally.quantities();
            if (!change.isZero()) {
                changes.put(new CellKey(where.scope(), family, where.day()), change);
            }
        }));
        return changes;
    }
}
