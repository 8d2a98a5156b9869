package io.fupan.metric.cell;

import java.util.List;
import java.util.Set;

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

    /** Family: who became a customer, bought again, and left. */
    public static final String CUSTOMERS = "customers";

    /** Family: what customers ordered, owed, paid and got back. */
    public static final String REVENUE = "revenue";

    /** Family: by how much recurring revenue grew or shrank on a day. */
    public static final String SUBSCRIPTIONS = "subscriptions";

    /** Family: leads, and how soon they were answered. */
    public static final String LEADS = "leads";

    /** Family: what people did. */
    public static final String ACTIVITY = "activity";

    /**
     * Family: the open pipeline by the day it is expected to close on, as differences; its histograms are over days, see
     * {@link DayKey}.
     */
    public static final String EXPECTED = "expected";

    /** Family: what moved the open pipeline, by the day it was expected to close on, deals deleted since included. */
    public static final String MOVEMENTS = "movements";

    /** Family: deals whose expected close was put off, by how they stood before, as differences. */
    public static final String SLIPS = "slips";

    /** Family: what was sold and asked for, by product, and what it cost by the list. */
    public static final String SALES = "sales";

    /** Family: against whom deals were closed. */
    public static final String COMPETITION = "competition";

    /** Family: why deals were lost. */
    public static final String LOSSES = "losses";

    /** Family: what is missing, late or was revised. */
    public static final String QUALITY = "quality";

    /** Family: what became of the deals created on a day, as histograms of calendar days since. */
    public static final String COHORTS = "cohorts";

    /** Family: what became of the visits to stages begun on a day, as histograms of calendar days since. */
    public static final String VISITS = "visits";

    /** All families. */
    public static final List<String> FAMILIES = List.of(
            DEALS, SIZES, CYCLES, PIPELINE, STAGES, COHORTS, VISITS, EXPECTED, MOVEMENTS, SLIPS, SALES, COMPETITION,
            LOSSES, QUALITY, CUSTOMERS, REVENUE, SUBSCRIPTIONS, LEADS, ACTIVITY);

    /** The families that pairs of scopes have: pairs are the most cells by far, and are asked for the least. */
    public static final Set<String> FAMILIES_OF_PAIRS = Set.of(DEALS, SIZES, CYCLES, PIPELINE, COHORTS);

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

    /**
     * Per reason: lost deals that were none to win, as the reason says; without those that closed before their creation,
     * which count for nothing anyway.
     */
    public static final String DISQUALIFIED = "disqualified";

    /** Suffix: deals of which no source knows the day of creation. */
    public static final String CYCLE_UNKNOWN = ".cycleUnknown";

    /** Suffix: calendar days from the qualification to the close. */
    public static final String QUALIFIED_DAYS = ".qualifiedDays";

    /** Suffix: deals that were in no stage in which a deal is qualified, though their pipeline says which these are. */
    public static final String NEVER_QUALIFIED = ".neverQualified";

    /** Suffix: deals of which no source knows an amount. */
    public static final String NO_AMOUNT = ".noAmount";

    /** Suffix: deals in a currency that has no exchange rate. */
    public static final String FX_MISSING = ".fxMissing";

    /** Suffix: open deals in a currency that is not the base, by currency. */
    public static final String FOREIGN = ".foreign";

    /** Suffix: money of other currencies as it is in the sum, by the rate of the day its amount was said. */
    public static final String SAID = ".said";

    /** Suffix: money of one currency that is not the base as it is in the sum, by the rate of the day it counts on. */
    public static final String CONVERTED = ".converted";

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

    /** Open deals by the day people were last in touch, see {@link DayKey}, as differences. */
    public static final String TOUCHED_ON = "touchedOn";

    /** How often people were in touch before a deal was won; deals of which no touch is known are left out. */
    public static final String WON_TOUCHES = "won.touches";

    /** Movement: came into the pipeline for the first time. */
    public static final String NEW = "new";

    /** Movement: came back, opened again or restored. */
    public static final String REOPENED = "reopened";

    /** Movement: by how much an open deal became worth more. */
    public static final String INCREASED = "increased";

    /** Movement: by how much an open deal became worth less. */
    public static final String DECREASED = "decreased";

    /** Movement: the expected close was moved; by pairs of days, from and to. */
    public static final String MOVED = "moved";

    /** Movement: came from another owner or team, less what went to one. */
    public static final String OWNER = "owner";

    /** Movement: by how much rates changed from when the amount was said to when the deal was closed; either sign. */
    public static final String FX = "fx";

    /** Movement: deleted. */
    public static final String DELETED = "deleted";

    /** Within the movements: the open stock of deals that are deleted by now, as differences; money as of open deals. */
    public static final String GONE = "gone";

    /**
     * Per later day of expected close: deals that stood before as a pair says, first day of standing so and expected
     * close, less those that ceased to, by the day they ceased and expected close.
     */
    public static final String SLIPPED = "slipped";

    /**
     * Per product: thousandths of a unit sold; empty for an unknown product. With {@link #NO_AMOUNT}, {@link #FX_MISSING}
     * or {@link #AMOUNT_OUT_OF_RANGE}: deals that sold it for money that cannot be counted, whose units are not counted
     * either.
     */
    public static final String SOLD = "sold";

    /** Won deals of which both the amount and the price by the list are known. */
    public static final String LISTED = "listed";

    /** Suffix: money by the list of prices. */
    public static final String LIST = ".list";

    /** Suffix: deals that any competitor was noticed in. */
    public static final String CONTESTED = ".contested";

    /** Suffix: deals that several competitors were noticed in. */
    public static final String SEVERAL = ".several";

    /** Suffix, per competitor: deals that it was noticed in. */
    public static final String AGAINST = ".against";

    /** Suffix: deals that no other competitor was noticed in. */
    public static final String ALONE = ".alone";

    /** Suffix, per stage: deals that were in it last; only of competitors. */
    public static final String LAST = ".last";

    /** Suffix, per stage: lost deals that had reached it or a later one at any time; only of competitors. */
    public static final String REACHED = ".reached";

    /** Per competitor: deals that were lost to it, as the loss says. */
    public static final String LOST_TO = "lostTo";

    /** Closed deals without an owner. */
    public static final String NO_OWNER = "noOwner";

    /** Closed deals whose way through the stages is not known, or not by day. */
    public static final String NO_STAGES = "noStages";

    /** Events by the hours from what happened until it was written down in the source, on the day it happened. */
    public static final String LATENESS = "lateness";

    /** Events of which no source says when they were written down. */
    public static final String LATENESS_UNKNOWN = "latenessUnknown";

    /** Wins that do not hold any more as they were booked, on the day of the win. */
    public static final String REVISED = "revised";

    /** Suffix: by how much more money, negative for less. */
    public static final String MORE = ".more";

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

    /** The measure in one currency that is not the base, in its own minor units, for example {@code open.amount#EUR}. */
    public static String in(String measure, String currency) {
        return measure + '#' + currency;
    }

    /** The measure of one stage, for example {@code entered@Engaging}. */
    public static String at(String measure, String stage) {
        return measure + '@' + stage;
    }
}
