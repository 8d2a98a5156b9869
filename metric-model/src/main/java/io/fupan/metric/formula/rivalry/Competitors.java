package io.fupan.metric.formula.rivalry;

import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.formula.Window;
import io.fupan.metric.period.Period;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Against whom the deals of a scope were closed.
 *
 * @param rivals the one met most often first
 * @param won deals won that any competitor was noticed in
 * @param lost deals lost that any competitor was noticed in
 * @param several of both, those with more than one; each counts against every one of them
 * @param noDecision deals lost because nobody bought, with or without a competitor
 */
public record Competitors(List<Rival> rivals, long won, long lost, long several, long noDecision) {

    /** The canonical reason of losses in which nobody bought anything. */
    public static final String NO_DECISION = "no-decision";

    /** Copies the rivals. */
    public Competitors {
        rivals = List.copyOf(rivals);
    }

    /**
     * One competitor.
     *
     * @param aloneWon won deals that no other competitor was noticed in
     * @param aloneLost lost deals that no other competitor was noticed in
     * @param lostTo lost deals that the loss says went to it
     * @param before in the period before; {@code null} if there is none
     */
    public record Rival(
            String competitor, long won, long lost, long aloneWon, long aloneLost, long lostTo, @Nullable Record before) {}

    /** Won and lost against a competitor. */
    public record Record(long won, long lost) {}

    /** The competitors of a scope in a period, each compared with the period before. */
    public static Competitors of(Window window) {
        Quantities flow = window.flow(Measures.COMPETITION);
        Quantities before = before(window);
        TreeSet<String> names = new TreeSet<>();
        for (String measure : List.of(Measures.WON + Measures.AGAINST, Measures.LOST + Measures.AGAINST, Measures.LOST_TO)) {
            addNames(flow, measure, names);
        }
        List<Rival> rivals = names.stream()
                .map(name -> rival(name, flow, before))
                .sorted(Comparator.comparingLong((Rival rival) -> -rival.won() - rival.lost())
                        .thenComparing(Rival::competitor))
                .toList();
        return new Competitors(
                rivals,
                flow.sum(Measures.WON + Measures.CONTESTED),
                flow.sum(Measures.LOST + Measures.CONTESTED),
                flow.sum(Measures.WON + Measures.SEVERAL) + flow.sum(Measures.LOST + Measures.SEVERAL),
                window.flow(Measures.LOSSES).sum(Measures.at(Measures.LOST, NO_DECISION)));
    }

    private static @Nullable Quantities before(Window window) {
        if (window.period().isAll()) {
            return null;
        }
        Period before = window.period().previous();
        return window.cells().sum(window.scope(), Measures.COMPETITION, before.from(), before.lastDay(), false);
    }

    private static void addNames(Quantities flow, String measure, TreeSet<String> names) {
        String prefix = Measures.at(measure, "");
        flow.sums().keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .forEach(name -> names.add(name.substring(prefix.length())));
    }

    private static Rival rival(String name, Quantities flow, @Nullable Quantities before) {
        return new Rival(
                name,
                flow.sum(Measures.at(Measures.WON + Measures.AGAINST, name)),
                flow.sum(Measures.at(Measures.LOST + Measures.AGAINST, name)),
                flow.sum(Measures.at(Measures.WON + Measures.ALONE, name)),
                flow.sum(Measures.at(Measures.LOST + Measures.ALONE, name)),
                flow.sum(Measures.at(Measures.LOST_TO, name)),
                before == null
                        ? null
                        : new Record(
                                before.sum(Measures.at(Measures.WON + Measures.AGAINST, name)),
                                before.sum(Measures.at(Measures.LOST + Measures.AGAINST, name))));
    }
}
