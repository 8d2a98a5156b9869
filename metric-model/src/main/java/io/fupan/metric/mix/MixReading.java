package io.fupan.metric.mix;

import io.fupan.metric.catalogue.Figure;
import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.catalogue.MetricValue.DefinitionRef;
import io.fupan.metric.cell.CellReader;
import io.fupan.metric.formula.Backing.Ratio;
import io.fupan.metric.formula.InvalidQuery;
import io.fupan.metric.formula.MetricDefinition;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.formula.Reasons;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import io.fupan.metric.statistics.RateMix;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes two rates apart by groups. */
public final class MixReading {

    private static final Ratio NOTHING = new Ratio(BigDecimal.ZERO, BigDecimal.ZERO);

    private final MetricCatalogue catalogue;
    private final CellReader cells;
    private final Reference reference;
    private final String by;

    /** Reads mixes by groups that are the scopes of a kind. */
    public MixReading(MetricCatalogue catalogue, CellReader cells, Reference reference, String by) {
        this.catalogue = catalogue;
        this.cells = cells;
        this.reference = reference;
        this.by = by;
    }

    /**
     * Compares the answers to two questions about the same metric.
     *
     * @throws InvalidQuery if the metric is no share of a whole, or a scope has no cells by group
     */
    public Mix read(MetricQuery before, MetricQuery now) {
        Reading then = catalogue.reading(cells, reference, before);
        Reading current = catalogue.reading(cells, reference, now);
        requireShare(now.metric(), then);
        requireShare(now.metric(), current);
        List<@Nullable Scope> scopes = new ArrayList<>();
        List<RateMix.Group> groups = groups(ratios(before, then), ratios(now, current), scopes);
        Mix.Side left = side(before, then);
        Mix.Side right = side(now, current);
        MetricDefinition definition = catalogue.definition(now.metric());
        DefinitionRef ref = new DefinitionRef(definition.id(), definition.version());
        if (then.value() == null || current.value() == null) {
            return new Mix(
                    now.metric(), ref, by, left, right, now.period().asOf(), null, null, null, List.of(),
                    Reasons.NOT_COMPARABLE, List.of());
        }
        RateMix mix = RateMix.of(groups);
        return new Mix(
                now.metric(), ref, by, left, right, now.period().asOf(), figure(mix.rate1() - mix.rate0()),
                figure(mix.rateEffect()), figure(mix.mixEffect()),
                mix.simpson() ? List.of(Reasons.SIMPSON_WARNING) : List.of(), null, shown(scopes, groups));
    }

    private void requireShare(String metric, Reading reading) {
        if (reading.value() != null && reading.backing().ratio() == null) {
            throw new InvalidQuery("metric", "%s is no share of a whole, so there is no mix of groups".formatted(metric));
        }
    }

    /** By group; what is left of the whole under a scope that stands for none. */
    private SortedMap<String, Ratio> ratios(MetricQuery query, Reading whole) {
        SortedMap<String, Ratio> ratios = new TreeMap<>();
        Ratio rest = ratio(whole);
        for (Scope scope : MetricCatalogue.within(cells, reference, query.scope(), by)) {
            Ratio ratio = ratio(catalogue.reading(cells, reference, query.about(scope)));
            String name = scope.parts().stream()
                    .filter(part -> part.kind().equals(by))
                    .reduce((first, second) -> second)
                    .map(Scope::name)
                    .orElse(scope.name());
            ratios.put(name, ratio);
            rest = new Ratio(rest.part().subtract(ratio.part()), rest.whole().subtract(ratio.whole()));
        }
        ratios.put("", rest);
        return ratios;
    }

    private static Ratio ratio(Reading reading) {
        Ratio ratio = reading.backing().ratio();
        return ratio == null ? NOTHING : ratio;
    }

    private List<RateMix.Group> groups(
            SortedMap<String, Ratio> before, SortedMap<String, Ratio> now, List<@Nullable Scope> scopes) {
        SortedMap<String, Ratio> names = new TreeMap<>(before);
        names.putAll(now);
        List<RateMix.Group> groups = new ArrayList<>();
        for (String name : names.keySet()) {
            Ratio first = before.getOrDefault(name, NOTHING);
            Ratio second = now.getOrDefault(name, NOTHING);
            if (first.whole().signum() != 0 || second.whole().signum() != 0) {
                scopes.add(name.isEmpty() ? null : Scope.of(by, name));
                groups.add(new RateMix.Group(
                        first.part().doubleValue(), first.whole().doubleValue(),
                        second.part().doubleValue(), second.whole().doubleValue()));
            }
        }
        return groups;
    }

    private Mix.Side side(MetricQuery query, Reading reading) {
        BigDecimal value = reading.value();
        return new Mix.Side(
                query.scope(), MetricCatalogue.days(cells, query.period()), value == null ? null : Figure.number(value),
                reading.n());
    }

    private static List<Mix.Group> shown(List<@Nullable Scope> scopes, List<RateMix.Group> groups) {
        double cases0 = groups.stream().mapToDouble(RateMix.Group::cases0).sum();
        double cases1 = groups.stream().mapToDouble(RateMix.Group::cases1).sum();
        List<RateMix.Effect> effects = RateMix.effects(groups);
        List<Mix.Group> shown = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            RateMix.Group group = groups.get(i);
            shown.add(new Mix.Group(
                    scopes.get(i),
                    rate(group.successes0(), group.cases0()),
                    rate(group.successes1(), group.cases1()),
                    figure(group.cases0() / cases0),
                    figure(group.cases1() / cases1),
                    figure(effects.get(i).rate()),
                    figure(effects.get(i).mix())));
        }
        return shown;
    }

    private static @Nullable Figure rate(double successes, double cases) {
        return cases == 0 ? null : figure(successes / cases);
    }

    private static Figure figure(double number) {
        return Figure.number(BigDecimal.valueOf(number));
    }
}
