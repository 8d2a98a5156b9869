package io.fupan.metric.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.metric.cell.CellKey;
import io.fupan.metric.cell.Measures;
import io.fupan.metric.cell.Quantities;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.reference.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page for subscribers explains every measure that an organisation with everything in it has in its cells. */
class ExplainedMeasuresTests {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    // Said once on the page for whatever has money.
    private static final List<String> NOT_COUNTED =
            List.of(Measures.NO_AMOUNT, Measures.FX_MISSING, Measures.AMOUNT_OUT_OF_RANGE);

    @Test
    void explainsEveryMeasureOfEveryFamilyToSubscribers() throws IOException {
        Map<String, Set<String>> explained = explained(Files.readAllLines(Path.of("../docs/bi.md")));

        Map<String, Set<String>> measures = measures();
        Set<String> missing = new TreeSet<>();
        measures.forEach((family, names) -> names.stream()
                .filter(name -> !isExplained(name, explained.getOrDefault(family, Set.of())))
                .forEach(name -> missing.add(family + ' ' + name)));

        assertThat(measures.keySet()).containsExactlyInAnyOrderElementsOf(Measures.FAMILIES);
        assertThat(missing).isEmpty();
    }

    private static boolean isExplained(String measure, Set<String> explained) {
        return explained.contains(measure)
                || NOT_COUNTED.stream().anyMatch(suffix -> measure.endsWith(suffix)
                        && explained.contains(measure.substring(0, measure.length() - suffix.length()) + Measures.AMOUNT));
    }

    /** By family, the measures that the rows of its table name. */
    private static Map<String, Set<String>> explained(List<String> page) {
        Map<String, Set<String>> explained = new TreeMap<>();
        Set<String> families = Set.of();
        for (String line : page) {
            String[] columns = line.split("\\|", -1);
            Set<String> first = columns.length < 6 ? Set.of() : codes(columns[1]);
            families = first.isEmpty() ? families : first;
            if (columns.length >= 6 && Measures.FAMILIES.containsAll(families)) {
                for (String family : families) {
                    Set<String> names = explained.computeIfAbsent(family, any -> new TreeSet<>());
                    names.addAll(measuresOf(codes(columns[2])));
                }
            }
        }
        return explained;
    }

    /** What a row names; a suffix in it is one of all its measures. */
    private static Set<String> measuresOf(Set<String> codes) {
        Set<String> names = new TreeSet<>();
        for (String code : codes) {
            String name = withoutWhose(code);
            if (!name.startsWith(".")) {
                names.add(name);
                codes.stream().filter(suffix -> suffix.startsWith(".")).forEach(suffix -> names.add(name + suffix));
            }
        }
        return names;
    }

    private static Set<String> codes(String column) {
        return CODE.matcher(column).results().map(MatchResult::group).map(code -> code.substring(1, code.length() - 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, Set<String>> measures() {
        Map<String, Set<String>> measures = new TreeMap<>();
        for (long seed = 1; seed <= 2; seed++) {
            Organisation made = Organisation.of(seed, 120);
            Map<CellKey, Quantities> cells = new FoldedLog(
                            made.deals(), made.customers(), made.activities(), Reference.of(Organisation.reference()),
                            Reporting.of("UTC", "USD"))
                    .cells();
            cells.forEach((key, cell) -> Stream.of(cell.sums().keySet(), cell.histograms().keySet())
                    .flatMap(Set::stream)
                    .forEach(name -> measures.computeIfAbsent(key.family(), any -> new TreeSet<>()).add(withoutWhose(name))));
        }
        return measures;
    }

    /** Without the stage, product, kind or currency: {@code motion@new.amount} is an amount of motions. */
    private static String withoutWhose(String name) {
        if (name.contains("#")) {
            return name.substring(0, name.indexOf('#'));
        }
        int at = name.indexOf('@');
        String whose = at < 0 ? "" : name.substring(at);
        String suffix = Stream.concat(Stream.of(Measures.AMOUNT), NOT_COUNTED.stream())
                .filter(whose::endsWith)
                .findFirst()
                .orElse("");
        return at < 0 ? name : name.substring(0, at) + suffix;
    }
}
