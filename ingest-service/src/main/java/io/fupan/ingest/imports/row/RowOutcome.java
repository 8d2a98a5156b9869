package io.fupan.ingest.imports.row;

import io.fupan.event.Rejected;

/** What became of a row. */
public sealed interface RowOutcome {

    /** Its events are on the log, or would be. */
    record Accepted(int events) implements RowOutcome {}

    /** It says what is known already. */
    record Unchanged() implements RowOutcome {}

    /** It cannot be read, or is not allowed. */
    record Refused(Rejected why) implements RowOutcome {}
}
