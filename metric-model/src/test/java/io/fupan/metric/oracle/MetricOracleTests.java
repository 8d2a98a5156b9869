package io.fupan.metric.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.formula.MetricDefinition;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every metric of the catalogue is what its definition in SQL says, on made-up logs and on the real one. */
class MetricOracleTests {

    private static final List<String> FAMILIES = List.of(
            "deals", "cohorts", "stages", "pipeline", "sales", "rivalry", "customers", "economics", "leads", "activities",
            "targets", "effort", "quality", "scorecards");

    /** Nothing records what these need, so that they never have a number. */
    private static final Set<String> NEVER_MEASURED =
            Set.of("lossReasons/buyerReported", "pipelineCoverage/weighted", "resourceEfficiency/perPotential");

    static Stream<Arguments> familiesOfLogs() {
        return Stream.of(Asked.values()).flatMap(asked -> FAMILIES.stream().map(family -> Arguments.of(family, asked)));
    }

    @ParameterizedTest(name = "{0} of {1}")
    @MethodSource("familiesOfLogs")
    void metricsAreWhatTheirDefinitionsSay(String family, Asked asked) throws Exception {
        assertThat(SecondOpinion.on(asked).differences(family)).isEmpty();
    }

    @Test
    void everyVariantOfEveryMetricIsComparedWithNumbers() throws Exception {
        TreeMap<String, Boolean> compared = new TreeMap<>();
        for (Asked asked : Asked.values()) {
            for (String family : FAMILIES) {
                for (SecondOpinion.Answer answer : SecondOpinion.on(asked).answers(family)) {
                    compared.merge(name(answer), answer.money() != null || answer.number() != null, Boolean::logicalOr);
                }
            }
        }
        TreeSet<String> catalogue = new TreeSet<>();
        new MetricCatalogue(Currency.getInstance("USD")).definitions().forEach(metric -> catalogue.addAll(names(metric)));

        assertThat(compared.keySet()).isEqualTo(catalogue);
        assertThat(compared.entrySet().stream().filter(each -> !each.getValue()).map(Map.Entry::getKey))
                .containsExactlyInAnyOrderElementsOf(NEVER_MEASURED);
    }

    private static String name(SecondOpinion.Answer answer) {
        return answer.query().metric() + suffix(answer.query().variant()) + suffix(answer.query().statistic());
    }

    /** Every variant with every statistic: a survival has no mean, and is asked for as a variant of its own. */
    private static List<String> names(MetricDefinition metric) {
        List<String> names = new ArrayList<>();
        for (String variant : metric.variants().isEmpty() ? List.of("") : metric.variants()) {
            for (String statistic : metric.statistics().isEmpty() ? List.of("") : metric.statistics()) {
                if (!(variant.equals("survival") && statistic.equals("mean"))) {
                    names.add(metric.metric() + suffix(variant) + suffix(statistic));
                }
            }
        }
        return names;
    }

    private static String suffix(@Nullable String part) {
        return part == null || part.isEmpty() ? "" : '/' + part;
    }
}
