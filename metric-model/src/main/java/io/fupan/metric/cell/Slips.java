package io.fupan.metric.cell;

import io.fupan.event.Money;
import io.fupan.metric.cell.OpenHistory.Change;
import io.fupan.metric.cell.OpenHistory.Holding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which deals slipped, for any period: those that stood open the evening before it with an expected close in it, and
 * stand open at its end with a later one. For two ways in which a deal stood one after the other, while it stands the
 * second way, what was before is kept under the later expected close. Only deals that were put off add anything.
 */
final class Slips {

    private final DealContext deal;
    private final OpenHistory history;
    private final ShareBuilder shares;

    Slips(DealContext deal, OpenHistory history, ShareBuilder shares) {
        this.deal = deal;
        this.history = history;
        this.shares = shares;
    }

    /** How the deal stood in the evenings from a day on, up to and without {@code end}. */
    private record Stand(LocalDate start, @Nullable LocalDate end, @Nullable Holding holding) {

        @Nullable LocalDate expected() {
            return holding == null ? null : holding.expectedClose();
        }
    }

    void add() {
        if (deal.facts().dateImputed() || deal.facts().closeDates().size() < 2) {
            return;
        }
        List<Stand> stands = stands();
        for (int later = 1; later < stands.size(); later++) {
            for (Stand earlier : stands.subList(0, later)) {
                add(earlier, stands.get(later));
            }
        }
    }

    private void add(Stand earlier, Stand later) {
        LocalDate was = earlier.expected();
        LocalDate is = later.expected();
        Holding held = earlier.holding();
        if (held == null || was == null || is == null || DayKey.of(is) == DayKey.NONE) {
            return;
        }
        // No period begins after the earlier and ends before the later expected close, and after the later start.
        if (was.isBefore(is) && earlier.start().isBefore(was) && later.start().isBefore(is)) {
            observe(earlier, held, was, is, later.start(), 1);
            if (later.end() != null) {
                observe(earlier, held, was, is, later.end(), -1);
            }
        }
    }

    /** Money of other currencies also as it is, so that a reader can convert it by the rate of the eve of its period. */
    private void observe(Stand earlier, Holding held, LocalDate was, LocalDate is, LocalDate day, int direction) {
        Tally tally = shares.at(held.scopes(), day, Measures.SLIPS);
        String deals = Measures.at(Measures.SLIPPED, is.toString());
        long from = DayKey.pair(earlier.start(), was);
        long until = DayKey.pair(earlier.end(), was);
        tally.observe(deals, from, direction).observe(deals, until, -direction);
        observe(tally, Measures.AMOUNT, is, from, until, direction * held.worth());
        Money amount = held.amount();
        if (amount != null
                && !deal.reporting().isBase(amount)
                && Exchange.isInRange(amount.amount(), amount.currency())) {
            observe(tally, Measures.SAID, is, from, until, direction * held.worth());
            observe(
                    tally, Measures.in(Measures.AMOUNT, amount.currency()), is, from, until,
                    direction * Exchange.minorUnits(amount));
        }
    }

    private static void observe(Tally tally, String suffix, LocalDate expected, long from, long until, long money) {
        String measure = Measures.at(Measures.SLIPPED + suffix, expected.toString());
        tally.observe(measure, from, money).observe(measure, until, -money);
    }

    private List<Stand> stands() {
        TreeMap<LocalDate, Change> evenings = new TreeMap<>();
        history.changes().forEach(change -> evenings.put(deal.day(change.at()), change));
        List<Stand> stands = new ArrayList<>();
        evenings.forEach((day, change) -> {
            Stand last = stands.isEmpty() ? null : stands.getLast();
            if (last == null || !isSame(last.holding(), change.after())) {
                if (last != null) {
                    stands.removeLast();
                    stands.add(new Stand(last.start(), day, last.holding()));
                }
                stands.add(new Stand(day, null, change.after()));
            }
        });
        return stands;
    }

    private static boolean isSame(@Nullable Holding left, @Nullable Holding right) {
        return left == null || right == null
                ? left == right
                : left.scopes().equals(right.scopes())
                        && Objects.equals(left.amount(), right.amount())
                        && left.worth() == right.worth()
                        && Objects.equals(left.expectedClose(), right.expectedClose());
    }
}
