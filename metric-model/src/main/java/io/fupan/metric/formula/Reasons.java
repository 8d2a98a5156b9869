package io.fupan.metric.formula;

/** Stable codes that say why a number is missing. */
public final class Reasons {

    /** The denominator is 0. */
    public static final String ZERO_DENOMINATOR = "ZERO_DENOMINATOR";

    /** There are deals, but none has an amount that can be counted; {@code excluded} says why. */
    public static final String NO_USABLE_AMOUNT = "NO_USABLE_AMOUNT";

    /** There are deals, but of none is the duration known; {@code excluded} says why. */
    public static final String NO_KNOWN_DURATION = "NO_KNOWN_DURATION";

    /** No deal of the scope and period can be measured. */
    public static final String NO_DEALS = "NO_DEALS";

    /** No entry into the stage is as old as the horizon. */
    public static final String HORIZON_NOT_REACHED = "HORIZON_NOT_REACHED";

    /** Neither the reference data nor any deal names the scope. */
    public static final String UNKNOWN_SCOPE = "UNKNOWN_SCOPE";

    /** No target is set, or one of nothing; or no working hours are. */
    public static final String NOT_SET = "NOT_SET";

    /** The target is met already, so nothing remains to be covered. */
    public static final String TARGET_MET = "TARGET_MET";

    /** What is compared with is in a currency that has no exchange rate. */
    public static final String FX_MISSING = "FX_MISSING";

    /** There are fewer representatives than a share can be given of. */
    public static final String TOO_FEW_REPS = "TOO_FEW_REPS";

    /** The period is not over. */
    public static final String PERIOD_NOT_OVER = "PERIOD_NOT_OVER";

    /** Nobody had submitted a forecast by then. */
    public static final String NO_FORECAST = "NO_FORECAST";

    /** The value compared with is 0. */
    public static final String NO_BASE = "NO_BASE";

    /** The value changed its sign. */
    public static final String SIGN_CHANGE = "SIGN_CHANGE";

    /** One of the two values compared is missing. */
    public static final String NOT_COMPARABLE = "NOT_COMPARABLE";

    /** No lead of the scope and period can be measured. */
    public static final String NO_LEADS = "NO_LEADS";

    /** Of no deal is it known that people were in touch. */
    public static final String NO_TOUCHES = "NO_TOUCHES";

    /** The period has no beginning, so nobody was there at it, and it has no length. */
    public static final String NO_BEGINNING = "NO_BEGINNING";

    /** What it is computed from is recorded for the whole organisation only. */
    public static final String ORG_ONLY = "ORG_ONLY";

    /** No spend that counts is recorded for the days asked for; {@code excluded} says what else is. */
    public static final String NO_SPEND = "NO_SPEND";

    /** Nobody has stated a gross margin. */
    public static final String NO_GROSS_MARGIN = "NO_GROSS_MARGIN";

    /** There is no customer with recurring revenue. */
    public static final String NO_RECURRING_REVENUE = "NO_RECURRING_REVENUE";

    /** Nobody left, so nothing says how long customers stay. */
    public static final String NO_CHURN = "NO_CHURN";

    /** At this margin it is never paid back. */
    public static final String NEVER = "NEVER";

    /** There are fewer complete months than a trend needs. */
    public static final String TOO_FEW_MONTHS = "TOO_FEW_MONTHS";

    /** The metric is about scopes of another kind. */
    public static final String OTHER_SCOPE = "OTHER_SCOPE";

    /** No source records it. */
    public static final String NOT_RECORDED = "NOT_RECORDED";

    /** Nobody has stated what scopes of this kind are judged by. */
    public static final String NO_SCORECARD = "NO_SCORECARD";

    /** Less than the weight that a score needs can be compared with a target; {@code excluded} says why. */
    public static final String TOO_LITTLE_MEASURED = "TOO_LITTLE_MEASURED";

    /** More of what people did has no duration than has one. */
    public static final String TOO_FEW_DURATIONS = "TOO_FEW_DURATIONS";

    /** What was put in makes no difference that could not be chance. */
    public static final String NO_EFFECT_SHOWN = "NO_EFFECT_SHOWN";

    /** A warning: what goes together need not be cause and effect. */
    public static final String OBSERVATIONAL = "OBSERVATIONAL";

    /** Pairs of scopes have no cells of what the metric is computed from. */
    public static final String NOT_OF_PAIRS = "NOT_OF_PAIRS";

    /** So few cases have had their event that the time by which half of them have it is not reached. */
    public static final String NOT_REACHED = "NOT_REACHED";

    /** A warning: too few cases for a finding; the number is given all the same. */
    public static final String INSUFFICIENT_SAMPLE = "INSUFFICIENT_SAMPLE";

    /** A warning: the rates within the groups moved against the headline. */
    public static final String SIMPSON_WARNING = "SIMPSON_WARNING";

    /** The service that was asked holds no cells of what the metric is computed from; metrics-service does. */
    public static final String NOT_HELD = "NOT_HELD";

    private Reasons() {}
}
