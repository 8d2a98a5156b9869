package io.fupan.report.retro;

import java.util.Arrays;
import java.util.Optional;

/** Where a retro stands; it goes through all phases in this order, one at a time. */
public enum Phase {
    /** The numbers are computed and the goal is set. */
    PREPARING,
    /** The sections are walked through. */
    REVIEWING,
    /** Lessons and actions are agreed on. */
    SUMMARISING,
    /** Nothing changes any more but further revisions of the report. */
    CLOSED;

    /** The phase of a name, if there is one. */
    public static Optional<Phase> named(String name) {
        return Arrays.stream(values()).filter(phase -> phase.name().equals(name)).findFirst();
    }

    /** Whether a retro in this phase may go to the other. */
    public boolean leadsTo(Phase other) {
        return other.ordinal() == ordinal() + 1;
    }
}
