package io.fupan.metric.reference;

import io.fupan.event.reference.ReferenceFact.QuotaRampSet;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What share of a full quota a representative is meant to reach, from which day on. */
final class QuotaRamps {

    private final Map<String, TreeMap<LocalDate, BigDecimal>> shares = new HashMap<>();
    private final Roster roster;

    QuotaRamps(Collection<QuotaRampSet> statements, Roster roster, Aliases aliases) {
        this.roster = roster;
        statements.forEach(set -> shares.computeIfAbsent(
                        aliases.canonical(Kinds.REP, set.rep()), rep -> new TreeMap<>())
                .put(set.from(), set.share()));
    }

    /** The mean over days, both included: nothing on days on which the roster does not have the representative. */
    BigDecimal mean(String rep, LocalDate from, LocalDate to) {
        BigDecimal sum = from.datesUntil(to.plusDays(1))
                .map(day -> on(rep, day))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.divide(BigDecimal.valueOf(ChronoUnit.DAYS.between(from, to) + 1), MathContext.DECIMAL64);
    }

    private BigDecimal on(String rep, LocalDate day) {
        if (roster.lists(rep) && roster.on(rep, day) == null) {
            return BigDecimal.ZERO;
        }
        TreeMap<LocalDate, BigDecimal> dated = shares.get(rep);
        Map.Entry<LocalDate, BigDecimal> holding = dated == null ? null : dated.floorEntry(day);
        return holding == null ? BigDecimal.ONE : holding.getValue();
    }
}
