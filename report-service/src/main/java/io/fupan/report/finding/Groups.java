package io.fupan.report.finding;

import io.fupan.metric.statistics.Interval;
import io.fupan.metric.statistics.Proportions;
import io.fupan.report.content.Evidence;
import io.fupan.report.content.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * Compares each of many groups with all others. The more comparisons, the more of them look special by chance, so the
 * false discovery rate is held at 10 % (Benjamini and Hochberg, 1995).
 */
public final class Groups {

    private static final double FALSE_DISCOVERIES = 0.1;

    private Groups() {}

    /** A group, and where its cases can be looked up. */
    public record Group(Text subject, Share share, Evidence evidence) {}

    private record Tested(Group group, Share others, double p, Interval difference) {}

    /**
     * The groups that differ, those with the clearest difference first, and a note on the others.
     *
     * @param code the type of the findings
     * @param all all cases, of which each group is a part
     */
    public static List<Finding> compared(String code, Text subject, List<Group> groups, Share all, Evidence evidence) {
        List<Tested> tested = groups.stream()
                .filter(group -> group.share().isEnough() && group.share().outOf(all).isEnough())
                .map(group -> tested(group, group.share().outOf(all)))
                .sorted(Comparator.comparingDouble(Tested::p))
                .toList();
        List<Finding> findings = new ArrayList<>();
        tested.subList(0, discoveries(tested)).stream()
                .filter(each -> !each.difference().contains(0))
                .forEach(each -> findings.add(new GroupDiffers(
                        code,
                        each.group().subject(),
                        each.group().share(),
                        each.others(),
                        each.difference(),
                        each.group().evidence())));
        findings.add(new GroupsAlike(
                subject, tested.size(), findings.size(), groups.size() - tested.size(), evidence));
        return findings;
    }

    private static Tested tested(Group group, Share others) {
        Share own = group.share();
        Interval difference = Objects.requireNonNull(
                Proportions.newcombe(own.part(), own.whole(), others.part(), others.whole()), "both have cases");
        return new Tested(group, others, pValue(own, others), difference);
    }

    /** The two-sided p value of the z test with the pooled rate. */
    private static double pValue(Share one, Share other) {
        double pooled = (double) (one.part() + other.part()) / (one.whole() + other.whole());
        double error = Math.sqrt(pooled * (1 - pooled) * (1.0 / one.whole() + 1.0 / other.whole()));
        return 2 * new NormalDistribution().cumulativeProbability(-Math.abs(one.rate() - other.rate()) / error);
    }

    private static int discoveries(List<Tested> byP) {
        for (int i = byP.size(); i > 0; i--) {
            if (byP.get(i - 1).p() <= FALSE_DISCOVERIES * i / byP.size()) {
                return i;
            }
        }
        return 0;
    }
}
