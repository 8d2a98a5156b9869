package io.fupan.metric.period;

import java.time.LocalDate;

/** A unit that divides all days: of the civil calendar, or of a fiscal one. */
public sealed interface CalendarUnit permits Unit, FiscalUnit {

    /** The first day of the unit that a day lies in. */
    LocalDate start(LocalDate day);

    /** The first day of the unit so many units later. */
    LocalDate plus(LocalDate start, long units);

    /** How the period of this unit that begins on a day is written. */
    String name(LocalDate start);

    /** The last day of the unit that begins on a day. */
    LocalDate end(LocalDate start);

    /** The first day of the same unit a year earlier. */
    LocalDate yearBefore(LocalDate start);
}
