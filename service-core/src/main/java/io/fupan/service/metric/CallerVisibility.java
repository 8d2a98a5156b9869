package io.fupan.service.metric;

import io.fupan.metric.cell.Reporting;
import io.fupan.metric.reference.Assignment;
import io.fupan.metric.reference.Reference;
import io.fupan.service.security.Caller;
import io.fupan.service.security.Visibility;
import java.time.Clock;

/** What a caller may see, by the roster of today. */
public final class CallerVisibility {

    private final ReferenceView reference;
    private final Reporting reporting;
    private final Clock clock;

    /** Visibility by this reference data. */
    public CallerVisibility(ReferenceView reference, Reporting reporting, Clock clock) {
        this.reference = reference;
        this.reporting = reporting;
        this.clock = clock;
    }

    /** For the caller of the request at hand. */
    public Visibility current() {
        return of(Caller.current());
    }

    /** For a caller whose request goes on after it was answered. */
    public Visibility of(Caller caller) {
        Reference now = reference.snapshot().reference();
        return new Visibility(caller, rep -> {
            Assignment assignment = now.assignment(rep, reporting.day(clock.instant()));
            return assignment == null ? null : assignment.team();
        });
    }
}
