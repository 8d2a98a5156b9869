package io.fupan.feedback.pulse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which sums over the answers of one survey may be told: the total, those of teams, of themes, and of single cells
 * (a team on a theme), so that nothing about fewer than {@code least} answers follows from all that is told.
 *
 * <p>It is not enough to hide small groups: 60 in all, 30 and 27 in two of three teams, and the hidden third is known.
 * Whoever adds and subtracts sums arrives at numbers over the answers in some cells. Draw the teams and the themes as
 * vertices, those not told merged into one on either side, and each cell as an edge that weighs its answers; what can be
 * arrived at is then exactly the cuts of that graph, and told cells are edges that are no longer there. So the lightest
 * cut is the smallest group that can be derived. Groups are told from the largest on, as long as that weighs enough.
 *
 * @param total whether the total is told; if not, nothing is
 */
record Disclosure(boolean total, Set<String> teams, Set<String> themes, Set<Cell> cells) {

    /** Copies the sets. */
    Disclosure {
        teams = Set.copyOf(teams);
        themes = Set.copyOf(themes);
        cells = Set.copyOf(cells);
    }

    /**
     * Decides what may be told.
     *
     * @param counts answers by cell
     * @param least the fewest answers that anything told may be about
     */
    static Disclosure of(Map<Cell, Integer> counts, int least) {
        int total = counts.values().stream().mapToInt(Integer::intValue).sum();
        Disclosure told = new Disclosure(total >= least, Set.of(), Set.of(), Set.of());
        if (!told.total) {
            return told;
        }
        for (Addition addition : additions(counts, least)) {
            Disclosure more = addition.to.apply(told);
            if (more.smallestDerivable(counts) >= least) {
                told = more;
            }
        }
        return told;
    }

    private int smallestDerivable(Map<Cell, Integer> counts) {
        List<String> vertices = counts.keySet().stream()
                .flatMap(cell -> Stream.of(teamVertex(cell), themeVertex(cell)))
                .distinct()
                .toList();
        int[][] weights = new int[vertices.size()][vertices.size()];
        counts.forEach((cell, count) -> {
            if (!cells.contains(cell)) {
                int team = vertices.indexOf(teamVertex(cell));
                int theme = vertices.indexOf(themeVertex(cell));
                weights[team][theme] += count;
                weights[theme][team] += count;
            }
        });
        return MinimumCut.of(weights);
    }

    private String teamVertex(Cell cell) {
        return teams.contains(cell.team()) ? "team:" + cell.team() : "teams";
    }

    private String themeVertex(Cell cell) {
        return themes.contains(cell.theme()) ? "theme:" + cell.theme() : "themes";
    }

    /** Large enough groups: teams and themes from the largest on, then cells. */
    private static List<Addition> additions(Map<Cell, Integer> counts, int least) {
        List<Addition> groups = new ArrayList<>();
        sums(counts, Cell::team).forEach((team, n) -> groups.add(new Addition(n, "team " + team, told -> told.withTeam(team))));
        sums(counts, Cell::theme)
                .forEach((theme, n) -> groups.add(new Addition(n, "theme " + theme, told -> told.withTheme(theme))));
        List<Addition> cells = new ArrayList<>();
        counts.forEach((cell, n) -> cells.add(new Addition(n, cell.toString(), told -> told.withCell(cell))));
        groups.sort(Addition.LARGEST_FIRST);
        cells.sort(Addition.LARGEST_FIRST);
        groups.addAll(cells);
        groups.removeIf(addition -> addition.n < least);
        return groups;
    }

    private static Map<String, Integer> sums(Map<Cell, Integer> counts, Function<Cell, String> group) {
        return counts.entrySet().stream()
                .collect(Collectors.groupingBy(
                        entry -> group.apply(entry.getKey()), Collectors.summingInt(Map.Entry::getValue)));
    }

    private Disclosure withTeam(String team) {
        return new Disclosure(total, with(teams, team), themes, cells);
    }

    private Disclosure withTheme(String theme) {
        return new Disclosure(total, teams, with(themes, theme), cells);
    }

    private Disclosure withCell(Cell cell) {
        boolean sidesAreTold = teams.contains(cell.team()) && themes.contains(cell.theme());
        return sidesAreTold ? new Disclosure(total, teams, themes, with(cells, cell)) : this;
    }

    private static <T> Set<T> with(Collection<T> set, T one) {
        Set<T> more = new HashSet<>(set);
        more.add(one);
        return more;
    }

    /** One more group to tell. The name only makes the order certain. */
    private record Addition(int n, String name, Function<Disclosure, Disclosure> to) {

        static final Comparator<Addition> LARGEST_FIRST =
                Comparator.comparing(Addition::n).reversed().thenComparing(Addition::name);
    }
}
