package io.fupan.feedback.pulse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DisclosureTests {

    private static final int LEAST = 5;

    @Test
    void tellsNothingOfTooFewAnswers() {
        Disclosure told = Disclosure.of(Map.of(new Cell("Cara", "tools"), 4), LEAST);

        assertThat(told.total()).isFalse();
        assertThat(told.teams()).isEmpty();
        assertThat(told.themes()).isEmpty();
    }

    @Test
    void tellsAllWhereAllGroupsAreLarge() {
        Map<Cell, Integer> counts = Map.of(
                new Cell("Cara", "tools"), 5, new Cell("Cara", "leads"), 6,
                new Cell("Rocco", "tools"), 7, new Cell("Rocco", "leads"), 8);

        Disclosure told = Disclosure.of(counts, LEAST);

        assertThat(told.teams()).containsExactlyInAnyOrder("Cara", "Rocco");
        assertThat(told.themes()).containsExactlyInAnyOrder("tools", "leads");
        assertThat(told.cells()).isEqualTo(counts.keySet());
    }

    @Test
    void hidesTheNextSmallestTeamWithAHiddenOne() {
        Map<Cell, Integer> counts =
                Map.of(new Cell("Cara", "tools"), 30, new Cell("Rocco", "tools"), 27, new Cell("Dustin", "tools"), 3);

        Disclosure told = Disclosure.of(counts, LEAST);

        assertThat(told.teams()).containsExactly("Cara");
        assertThat(told.themes()).containsExactly("tools");
    }

    @Test
    void hidesHiddenTeamsThatWouldBeTooSmallEvenTogether() {
        Map<Cell, Integer> counts = Map.of(
                new Cell("Cara", "tools"), 30, new Cell("Rocco", "tools"), 10,
                new Cell("Dustin", "tools"), 2, new Cell("Summer", "tools"), 1);

        Disclosure told = Disclosure.of(counts, LEAST);

        assertThat(told.teams()).containsExactly("Cara");
    }

    @Test
    void doesNotTellATeamAndAThemeThatDifferByOneAnswer() {
        // All of Cara's answers are about tools, and one of Rocco's: tools less Cara is that one.
        Map<Cell, Integer> counts = Map.of(
                new Cell("Cara", "tools"), 6, new Cell("Rocco", "tools"), 1, new Cell("Rocco", "leads"), 20);

        Disclosure told = Disclosure.of(counts, LEAST);

        assertThat(derivable(counts, told, set(counts, cell -> cell.equals(new Cell("Rocco", "tools"))))).isFalse();
        assertThat(told.total()).isTrue();
        assertThat(told.teams().size() + told.themes().size()).isGreaterThan(0);
    }

    /** Solves the linear system an attacker has, for every group of fewer answers than may be told. */
    @ParameterizedTest
    @MethodSource("seeds")
    void lessThanTheLeastCanNeverBeDerived(long seed) {
        Map<Cell, Integer> counts = randomCounts(new Random(seed));

        Disclosure told = Disclosure.of(counts, LEAST);

        assertThat(smallestDerivable(counts, told)).isGreaterThanOrEqualTo(LEAST);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noHiddenTeamOrThemeOfFewerCanBeDerived(long seed) {
        Map<Cell, Integer> counts = randomCounts(new Random(seed));

        Disclosure told = Disclosure.of(counts, LEAST);

        for (Cell any : counts.keySet()) {
            double[] team = set(counts, cell -> cell.team().equals(any.team()));
            double[] theme = set(counts, cell -> cell.theme().equals(any.theme()));
            assertThat(weight(counts, team) < LEAST && derivable(counts, told, team)).as(any.team()).isFalse();
            assertThat(weight(counts, theme) < LEAST && derivable(counts, told, theme)).as(any.theme()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isNotNeedlesslySilent(long seed) {
        Random random = new Random(seed);
        Map<Cell, Integer> counts = new HashMap<>();
        IntStream.range(0, 9).forEach(i -> counts.put(new Cell("team " + i / 3, "theme " + i % 3), LEAST + random.nextInt(9)));

        Disclosure told = Disclosure.of(counts, LEAST);

        assertThat(told.cells()).isEqualTo(counts.keySet());
    }

    static IntStream seeds() {
        return IntStream.range(0, 400);
    }

    private static Map<Cell, Integer> randomCounts(Random random) {
        int teams = 1 + random.nextInt(4);
        int themes = 1 + random.nextInt(4);
        int most = 1 + random.nextInt(12);
        Map<Cell, Integer> counts = new HashMap<>();
        for (int i = 0; i < teams * themes; i++) {
            int count = random.nextInt(3) == 0 ? 0 : random.nextInt(most + 1);
            if (count > 0) {
                counts.put(new Cell("team " + i / themes, "theme " + i % themes), count);
            }
        }
        return counts;
    }

    /**
     * The fewest answers that a number which follows from what is told can be about: for every set of cells, whether
     * a combination of the sums told is zero outside of it and not zero inside. By brute force, knowing no graphs.
     */
    private static int smallestDerivable(Map<Cell, Integer> counts, Disclosure told) {
        List<double[]> sums = told(counts, told);
        List<Integer> weights = List.copyOf(counts.values());
        int rank = rank(sums);
        int smallest = Integer.MAX_VALUE;
        for (int subset = 1; subset < 1 << weights.size(); subset++) {
            int inside = subset;
            int weight = IntStream.range(0, weights.size()).filter(i -> (inside >> i & 1) == 1).map(weights::get).sum();
            if (weight < smallest && weight < LEAST && rank(without(sums, inside)) < rank) {
                smallest = weight;
            }
        }
        return smallest;
    }

    private static boolean derivable(Map<Cell, Integer> counts, Disclosure told, double[] group) {
        List<double[]> sums = told(counts, told);
        List<double[]> more = new ArrayList<>(sums);
        more.add(group);
        return rank(more) == rank(sums);
    }

    private static List<double[]> told(Map<Cell, Integer> counts, Disclosure told) {
        List<double[]> sums = new ArrayList<>();
        if (told.total()) {
            sums.add(set(counts, _ -> true));
        }
        told.teams().forEach(team -> sums.add(set(counts, cell -> cell.team().equals(team))));
        told.themes().forEach(theme -> sums.add(set(counts, cell -> cell.theme().equals(theme))));
        told.cells().forEach(one -> sums.add(set(counts, one::equals)));
        return sums;
    }

    private static double[] set(Map<Cell, Integer> counts, Predicate<Cell> members) {
        return counts.keySet().stream().mapToDouble(cell -> members.test(cell) ? 1 : 0).toArray();
    }

    private static int weight(Map<Cell, Integer> counts, double[] group) {
        List<Integer> weights = List.copyOf(counts.values());
        return IntStream.range(0, group.length).filter(i -> group[i] == 1).map(weights::get).sum();
    }

    private static List<double[]> without(List<double[]> sums, int subset) {
        return sums.stream()
                .map(sum -> IntStream.range(0, sum.length).mapToDouble(i -> (subset >> i & 1) == 1 ? 0 : sum[i]).toArray())
                .toList();
    }

    private static int rank(List<double[]> rows) {
        double[][] matrix = rows.stream().map(double[]::clone).toArray(double[][]::new);
        int rank = 0;
        int columns = matrix.length == 0 ? 0 : matrix[0].length;
        for (int column = 0; column < columns && rank < matrix.length; column++) {
            int pivot = rank;
            for (int row = rank; row < matrix.length; row++) {
                pivot = Math.abs(matrix[row][column]) > Math.abs(matrix[pivot][column]) ? row : pivot;
            }
            if (Math.abs(matrix[pivot][column]) < 1e-9) {
                continue;
            }
            double[] swapped = matrix[pivot];
            matrix[pivot] = matrix[rank];
            matrix[rank] = swapped;
            for (int row = rank + 1; row < matrix.length; row++) {
                double factor = matrix[row][column] / matrix[rank][column];
                for (int i = column; i < columns; i++) {
                    matrix[row][i] -= factor * matrix[rank][i];
                }
            }
            rank++;
        }
        return rank;
    }
}
