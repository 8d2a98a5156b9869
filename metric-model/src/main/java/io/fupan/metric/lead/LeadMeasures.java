package io.fupan.metric.lead;

import java.util.List;

/** The names of the measures of leads; all stand on the day the lead was created. */
public final class LeadMeasures {

    /** Leads created. */
    public static final String CREATED = "created";

    /** What is waited for: the first attempt of a person to reach the lead. */
    public static final String ATTEMPT = "attempt";

    /** What is waited for: the first contact in which both sides took part. */
    public static final String CONTACT = "contact";

    /** What is waited for: the first assignment to a representative. */
    public static final String ASSIGNMENT = "assignment";

    /** All that is waited for, the default one first. */
    public static final List<String> AWAITED = List.of(ATTEMPT, CONTACT, ASSIGNMENT);

    /** Suffix: full minutes until it came. */
    public static final String MINUTES = ".minutes";

    /**
     * Suffix: of these, those that came one calendar day later than the full days in their minutes say; a reader that
     * looks from a past day needs to know which answers it had seen by then.
     */
    public static final String OVERNIGHT = ".overnight";

    /** Suffix: full minutes until the lead was converted or disqualified without it. */
    public static final String ENDED = ".ended";

    /** Suffix: leads for which it came before the lead was created, as far as the sources say. */
    public static final String BEFORE_CREATED = ".beforeCreated";

    /** Calendar days until the lead became a deal or a customer. */
    public static final String CONVERTED = "converted.days";

    private LeadMeasures() {}
}
