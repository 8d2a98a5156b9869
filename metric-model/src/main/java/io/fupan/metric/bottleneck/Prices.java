package io.fupan.metric.bottleneck;

import io.fupan.metric.formula.stage.StageVariants;
import io.fupan.metric.statistics.Interval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a bottleneck costs.
 *
 * @param stages in the order of the pipeline; empty if it is unknown
 * @param averageWon the mean amount of won deals
 * @param perDealAndDay what one open deal brings per day
 */
record Prices(StageCase of, List<String> stages, @Nullable Double averageWon, @Nullable Double perDealAndDay) {

    static Prices of(StageCase of, List<String> stages) {
        return new Prices(of, stages, of.averageWon(), of.perDealAndDay());
    }

    /**
     * What deals that left too early would have brought.
     *
     * @param entrants into the stage
     * @param drop of the conversion, as a fraction
     * @param downstream which share of those that pass the stage is won
     * @param averageWon the mean amount of won deals
     */
    static double ofLeak(double entrants, double drop, double downstream, double averageWon) {
        return entrants * drop * downstream * averageWon;
    }

    @Nullable Double ofLeak(String stage, long entrants, double drop) {
        Double downstream = downstream(stage, false);
        return downstream == null || averageWon == null ? null : ofLeak(entrants, drop, downstream, averageWon);
    }

    /** Of a drop that lies in an interval. */
    @Nullable Interval ofLeak(String stage, long entrants, @Nullable Interval drop) {
        Double low = drop == null ? null : ofLeak(stage, entrants, drop.low());
        Double high = drop == null ? null : ofLeak(stage, entrants, drop.high());
        return low == null || high == null ? null : new Interval(low, high, Interval.LEVEL);
    }

    /** What deals beyond the usual would bring if they moved on. */
    @Nullable Double ofPile(String stage, double deals) {
        Double share = downstream(stage, true);
        return share == null || averageWon == null ? null : deals * share * averageWon;
    }

    /** What deals would bring in the days they take longer. */
    @Nullable Double ofDelay(double deals, double days) {
        return perDealAndDay == null ? null : deals * days * perDealAndDay;
    }

    /**
     * By the baseline, which share of the deals that pass the stage (or enter it) is won; jumps over a stage pass it. Of a
     * stage that nobody reached then, nothing is known.
     */
    private @Nullable Double downstream(String stage, boolean fromEntry) {
        int at = stages.indexOf(stage);
        if (at < 0) {
            return null;
        }
        double share = 1;
        for (String later : stages.subList(fromEntry ? at : at + 1, stages.size())) {
            Double passed = of.conversion(later, StageVariants.ALL_STAGE, of.baseline()).rate();
            if (passed == null) {
                return null;
            }
            share *= passed;
        }
        return share;
    }
}
