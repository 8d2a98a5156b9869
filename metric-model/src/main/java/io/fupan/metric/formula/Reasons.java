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

    /** No target is set, or one of nothing. */
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

    /** The period has no beginning, so nothing stood before it. */
    public static final String NO_BEGINNING = "NO_BEGINNING";

    /** There are fewer complete months than a trend needs. */
    public static final String TOO_FEW_MONTHS = "TOO_FEW_MONTHS";

    /** The metric is about scopes of another kind. */
    public static final String OTHER_SCOPE = "OTHER_SCOPE";

    /** No source records it. */
    public static final String NOT_RECORDED = "NOT_RECORDED";

    private Reasons() {}
}
