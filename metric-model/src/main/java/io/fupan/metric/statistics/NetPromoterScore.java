package io.fupan.metric.statistics;

import org.jspecify.annotations.Nullable;

/** The net promoter score: answers 9 and 10 less answers 0 to 6, per 100. */
public record NetPromoterScore(long promoters, long passives, long detractors) {

    /** Answers in all. */
    public long n() {
        return promoters + passives + detractors;
    }

    /** The score, −100 to 100; {@code null} without answers. */
    public @Nullable Double score() {
        return n() == 0 ? null : 100.0 * (promoters - detractors) / n();
    }

    /** The adjusted Wald interval of Rocks (2016), 95 %: three more answers, a quarter of them at either end. */
    public @Nullable Interval interval() {
        if (n() == 0) {
            return null;
        }
        double n = n() + 3.0;
        double up = (promoters + 0.75) / n;
        double down = (detractors + 0.75) / n;
        double half = Proportions.Z * Math.sqrt((up + down - (up - down) * (up - down)) / n);
        return new Interval(100 * (up - down - half), 100 * (up - down + half), Interval.LEVEL);
    }
}
