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

    /** The value compared with is 0. */
    public static final String NO_BASE = "NO_BASE";

    /** The value changed its sign. */
    public static final String SIGN_CHANGE = "SIGN_CHANGE";

    /** One of the two values compared is missing. */
    public static final String NOT_COMPARABLE = "NOT_COMPARABLE";

    /** So few cases have had their event that the time by which half of them have it is not reached. */
    public static final String NOT_REACHED = "NOT_REACHED";

    /** A warning: too few cases for a finding; the number is given all the same. */
    public static final String INSUFFICIENT_SAMPLE = "INSUFFICIENT_SAMPLE";

    /** A warning: the rates within the groups moved against the headline. */
    public static final String SIMPSON_WARNING = "SIMPSON_WARNING";

    private Reasons() {}
}
