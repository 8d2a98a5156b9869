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

    /** All families. */
    public static final List<String> FAMILIES = List.of(
            DEALS, SIZES, CYCLES, PIPELINE, STAGES, CUSTOMERS, REVENUE, SUBSCRIPTIONS, LEADS, ACTIVITY);

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

    /** Suffix: open deals in a currency that is not the base, by currency. */
    public static final String FOREIGN = ".foreign";

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

    /** Open deals by the day people were last in touch, counted from 1970, as differences. */
    public static final String TOUCHED_ON = "touchedOn";

    /** How often people were in touch before a deal was won; deals of which no touch is known are left out. */
    public static final String WON_TOUCHES = "won.touches";

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
