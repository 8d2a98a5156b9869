package io.fupan.metric.customer;

import io.fupan.metric.cell.Tally;
import java.time.LocalDate;
import java.util.List;

/**
 * The runs of days a customer was there, so that a change can say for which periods it counts: for those that begin
 * while the customer was there.
 *
 * <p>A change on day {@code d} is put down under the days since a run began, and taken away under the days since it
 * ended. A period that begins on day {@code a} and contains {@code d} counts what stands under more than
 * {@code d − a} days: that is the change once if the customer was there at the end of the day before {@code a}, and
 * nothing otherwise, as runs do not overlap.
 */
final class Presence {

    /** A run; {@code to}, the first day without the customer, is {@link LocalDate#MAX} while it lasts. */
    record Run(LocalDate from, LocalDate to) {}

    private Presence() {}

    /** Puts down a change of a day for all periods that began in one of the runs. */
    static void observe(Tally tally, String measure, List<Run> runs, LocalDate day, long change) {
        runs.forEach(run -> {
            since(tally, measure, run.from(), day, change);
            since(tally, measure, run.to(), day, -change);
        });
    }

    /** Puts down a change of a day for all periods that began after another day. */
    static void since(Tally tally, String measure, LocalDate begin, LocalDate day, long change) {
        if (begin.isBefore(day)) {
            tally.observe(measure, day.toEpochDay() - begin.toEpochDay(), change);
        }
    }
}
