package io.fupan.metrics.market;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.fupan.metric.formula.rivalry.Competitors;
import io.fupan.metric.statistics.Proportions;
import io.fupan.metric.statistics.Interval;
import io.fupan.metrics.window.Rate;
import io.fupan.metrics.window.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Against whom deals were won and lost.
 *
 * @param contested win rate of the closed deals with any competitor
 * @param several of these, deals with more than one; each counts against every one of them
 * @param presenceExceedsWhole true if the competitors' deals add up to more than there are, as some had several
 * @param noDecision deals lost because nobody bought
 */
record Opponents(
        @JsonUnwrapped Subject subject,
        Rate contested,
        long several,
        boolean presenceExceedsWhole,
        long noDecision,
        List<Opponent> competitors) {

    /**
     * One competitor.
     *
     * @param presence share of the contested deals it was noticed in
     * @param winRate our win rate where it was noticed
     * @param headToHead our win rate where it alone was noticed
     * @param lostTo of the deals lost where it was noticed, those that went to it
     * @param trend against the period before; {@code null} for the period {@code all}
     */
    record Opponent(
            String competitor, Rate presence, Rate winRate, Rate headToHead, Rate lostTo, @Nullable Trend trend) {}

    /** The win rate before, and the interval of the difference (Newcombe, method 10) where both have deals. */
    record Trend(Rate before, @Nullable Double difference, @Nullable Interval interval) {}

    static Opponents of(Competitors competitors, Subject subject) {
        long contested = competitors.won() + competitors.lost();
        return new Opponents(
                subject,
                Rate.of(competitors.won(), contested),
                competitors.several(),
                competitors.several() > 0,
                competitors.noDecision(),
                competitors.rivals().stream().map(rival -> opponent(rival, contested)).toList());
    }

    private static Opponent opponent(Competitors.Rival rival, long contested) {
        long met = rival.won() + rival.lost();
        return new Opponent(
                rival.competitor(),
                Rate.of(met, contested),
                Rate.of(rival.won(), met),
                Rate.of(rival.aloneWon(), rival.aloneWon() + rival.aloneLost()),
                Rate.of(rival.lostTo(), rival.lost()),
                rival.before() == null ? null : trend(rival, met, rival.before()));
    }

    private static Trend trend(Competitors.Rival rival, long met, Competitors.Record before) {
        Rate now = Rate.of(rival.won(), met);
        Rate then = Rate.of(before.won(), before.won() + before.lost());
        Double difference = now.value() == null || then.value() == null ? null : now.value() - then.value();
        return new Trend(then, difference, Proportions.newcombe(rival.won(), met, before.won(), then.n()));
    }
}
