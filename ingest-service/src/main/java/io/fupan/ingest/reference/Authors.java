package io.fupan.ingest.reference;

import io.fupan.ingest.reference.statement.Author;
import io.fupan.ingest.reference.statement.StatementView;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.reference.Assignment;
import io.fupan.metric.reference.Reference;
import io.fupan.service.security.Caller;
import io.fupan.service.security.Visibility;
import java.time.Instant;

/** The callers of requests, with what they may see by the roster of today. */
public final class Authors {

    private final StatementView view;
    private final Reporting reporting;

    Authors(StatementView view, Reporting reporting) {
        this.view = view;
        this.reporting = reporting;
    }

    /** The caller of the request at hand. */
    public Author current() {
        Caller caller = Caller.current();
        Reference now = view.reference();
        return new Author(caller, new Visibility(caller, rep -> {
            Assignment assignment = now.assignment(rep, reporting.day(Instant.now()));
            return assignment == null ? null : assignment.team();
        }));
    }
}
