package io.fupan.metric.statistics;

import java.util.List;

/**
 * Why a rate changed: other rates within the groups, or other sizes of the groups. The two add up to the change.
 *
 * @param simpson true if the groups' own rates moved against the headline
 */
public record RateMix(double rate0, double rate1, double rateEffect, double mixEffect, boolean simpson) {

    /** One group in two periods: successes of cases. */
    public record Group(double successes0, double cases0, double successes1, double cases1) {}

    /**
     * Decomposes the change between the periods.
     *
     * @throws IllegalArgumentException if a period has no cases
     */
    public static RateMix of(List<Group> groups) {
        double cases0 = groups.stream().mapToDouble(Group::cases0).sum();
        double cases1 = groups.stream().mapToDouble(Group::cases1).sum();
        if (cases0 <= 0 || cases1 <= 0) {
            throw new IllegalArgumentException("a rate needs cases in both periods, got %s and %s".formatted(cases0, cases1));
        }
        List<Effect> effects = effects(groups);
        double rateEffect = effects.stream().mapToDouble(Effect::rate).sum();
        double mixEffect = effects.stream().mapToDouble(Effect::mix).sum();
        double rate0 = groups.stream().mapToDouble(Group::successes0).sum() / cases0;
        double rate1 = groups.stream().mapToDouble(Group::successes1).sum() / cases1;
        return new RateMix(rate0, rate1, rateEffect, mixEffect, rateEffect * (rate1 - rate0) < 0);
    }

    /** What one group adds to the change of the whole: by its own rate, and by its share of the cases. */
    public record Effect(double rate, double mix) {}

    /** The effects of each group, in the order given; every period must have cases. */
    public static List<Effect> effects(List<Group> groups) {
        double cases0 = groups.stream().mapToDouble(Group::cases0).sum();
        double cases1 = groups.stream().mapToDouble(Group::cases1).sum();
        return groups.stream().map(group -> effect(group, cases0, cases1)).toList();
    }

    private static Effect effect(Group group, double cases0, double cases1) {
        double share0 = group.cases0() / cases0;
        double share1 = group.cases1() / cases1;
        // A group that is absent in a period has changed in size only.
        double r0 = group.cases0() > 0 ? group.successes0() / group.cases0() : rate1(group);
        double r1 = group.cases1() > 0 ? rate1(group) : r0;
        return new Effect((r1 - r0) * (share0 + share1) / 2, (share1 - share0) * (r0 + r1) / 2);
    }

    private static double rate1(Group group) {
        return group.cases1() > 0 ? group.successes1() / group.cases1() : 0;
    }
}
