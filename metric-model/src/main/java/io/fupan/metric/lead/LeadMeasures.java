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

    /**
     * Suffix: calendar days and full minutes of working hours until it came, both in one entry, see {@link #daysOf} and
     * {@link #minutesOf}; nothing where nobody has said when people work.
     */
    public static final String WORKING = ".working";

    /** Suffix: full minutes until the lead was converted or disqualified without it. */
    public static final String ENDED = ".ended";

    /** Suffix: leads for which it came before the lead was created, as far as the sources say. */
    public static final String BEFORE_CREATED = ".beforeCreated";

    /** Calendar days until the lead became a deal or a customer. */
    public static final String CONVERTED = "converted.days";

    /** More than the minutes of working hours of a hundred years. */
    private static final long PLACE = 100_000_000L;

    private LeadMeasures() {}

    /** The entry for what came so many calendar days later, after so many full minutes of working hours. */
    static long working(long days, long minutes) {
        return days * PLACE + Math.min(minutes, PLACE - 1);
    }

    /** The calendar days of an entry of {@link #WORKING}. */
    public static long daysOf(long working) {
        return working / PLACE;
    }

    /** The minutes of working hours of an entry of {@link #WORKING}. */
    public static long minutesOf(long working) {
        return working % PLACE;
    }
}
