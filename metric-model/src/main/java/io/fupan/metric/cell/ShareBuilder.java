package io.fupan.metric.cell;

import io.fupan.metric.scope.Scope;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects what a deal, customer, lead or activity adds, by scopes, day and family. */
public final class ShareBuilder {

    private record Place(List<Scope> scopes, @Nullable LocalDate day, String family) {}

    private final Map<Place, Tally> tallies = new LinkedHashMap<>();

    /** Where something is added; {@code null} as the day of what no source can date. */
    public Tally at(List<Scope> scopes, @Nullable LocalDate day, String family) {
        return tallies.computeIfAbsent(new Place(scopes, day, family), place -> new Tally());
    }

    /** All that was added. */
    public List<Share> shares() {
        return tallies.entrySet().stream()
                .map(entry -> new Share(
                        entry.getKey().scopes(),
                        entry.getKey().day(),
                        entry.getKey().family(),
                        entry.getValue().quantities()))
                .filter(share -> !share.quantities().isZero())
                .toList();
    }
}
