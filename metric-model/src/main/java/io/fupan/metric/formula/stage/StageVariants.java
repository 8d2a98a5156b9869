package io.fupan.metric.formula.stage;

/** The variants of the conversion of a stage. */
public final class StageVariants {

    /** Deals that were in the stage. */
    public static final String ANY_STAGE = "any-stage";

    /** Deals that were in the stage or jumped over it, which passed it. */
    public static final String ALL_STAGE = "all-stage";

    private StageVariants() {}
}
