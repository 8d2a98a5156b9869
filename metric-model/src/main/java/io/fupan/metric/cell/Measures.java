package io.fupan.metric.cell;

import java.util.List;

/** The names of cell families and measures. */
public final class Measures {

    /** Family: what was created, won and lost on a day. */
    public static final String DEALS = "deals";

    /** Family: how large the deals closed on a day were, as histograms of minor units. */
    public static final String SIZES = "sizes";

    /** Family: how long the deals closed on a day took, as histograms of calendar days. */
    public static final String CYCLES = "cycles";

    /** Family: by how much the open pipeline grew or shrank on a day. */
    public static final String PIPELINE = "pipeline";

    /** Family: stages entered, passed, skipped and left. */
    public static final String STAGES = "stages";

    /** Family: what became of the deals created on a day, as histograms of calendar days since. */
    public static final String COHORTS = "cohorts";

    /** Family: what became of the visits to stages begun on a day, as histograms of calendar days since. */
    public static final String VISITS = "visits";

    /** All families. */
    public static final List<String> FAMILIES = List.of(DEALS, SIZES, CYCLES, PIPELINE, STAGES, COHORTS, VISITS);

    /** Deals created. */
    public static final String CREATED = "created";

    /** Deals won. */
    public static final String WON = "won";

    /** Deals lost. */
    public static final String LOST = "lost";

    /** Suffix: money at the moment of the fact. */
    public static final String AMOUNT = ".amount";

    /** Suffix: money that shared credit moves to (or from) the scope, to be added to the amount. */
    public static final String CREDIT = ".credit";

    /** Suffix: money first known of the deal. */
    public static final String FIRST_AMOUNT = ".firstAmount";

    /** Suffix: calendar days from creation to close. */
    public static final String DAYS = ".days";

    /** Suffix: deals that closed on a day before their creation. */
    public static final String CLOSED_BEFORE_CREATED = ".closedBeforeCreated";

    /** Suffix: deals of which no source knows the day of creation. */
    public static final String CYCLE_UNKNOWN = ".cycleUnknown";

    /** Suffix: deals of which no source knows an amount. */
    public static final String NO_AMOUNT = ".noAmount";

    /** Suffix: deals in a currency that has no exchange rate. */
    public static final String FX_MISSING = ".fxMissing";

    /** Suffix: deals whose amount no cell could hold. */
    public static final String AMOUNT_OUT_OF_RANGE = ".amountOutOfRange";

    /** Deals open. */
    public static final String OPEN = "open";

    /** Per stage: deals that entered it, on the day of their first entry. */
    public static final String ENTERED = "entered";

    /** Per stage: days from the first entry to the first progress, on the day of the first entry. */
    public static final String PROGRESSED = "progressed";

    /** Per stage: deals that progressed, but of which no source knows the day of entry. */
    public static final String PROGRESSED_UNDATED = "progressedUndated";

    /** Per stage: deals that jumped over it, on the day of the jump. */
    public static final String SKIPPED = "skipped";

    /** Per stage: days of the last completed visit, on the day it ended. */
    public static final String LATEST_VISIT = "visit";

    /** Per stage: days of all completed visits together, on the day the last one ended. */
    public static final String ALL_VISITS = "visits";

    /** Per stage: deals left out of visit days because no source knows the day of entry. */
    public static final String VISIT_UNDATED = "visitUndated";

    /** Per stage, in the pipeline: deals that came into it, or to the scope while in it. */
    public static final String IN = "in";

    /** Per stage, in the pipeline: deals that left it, or the scope while in it, other than by a loss. */
    public static final String OUT = "out";

    /** Per stage: completed visits, on the day they ended. */
    public static final String LEFT = "left";

    /** Per stage: visits that ended with a move to an earlier stage, on the day of the move. */
    public static final String BACK = "back";

    /** Per stage: visits begun, on the day they began. */
    public static final String VISITED = "visited";

    /** Per stage: days of completed visits, on the day they began. */
    public static final String STAYED = "stayed";

    /** Per stage: completed visits of which no source knows the beginning. */
    public static final String UNDATED_ENDED = "undatedEnded";

    private Measures() {}

    /** The measure of one stage, for example {@code entered@Engaging}. */
    public static String at(String measure, String stage) {
        return measure + '@' + stage;
    }
}
