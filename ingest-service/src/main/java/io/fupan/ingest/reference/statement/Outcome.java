package io.fupan.ingest.reference.statement;

import io.fupan.event.Event;
import io.fupan.event.reference.ReferenceFact;
import org.jspecify.annotations.Nullable;

/** What became of a proposal. */
public sealed interface Outcome {

    /** It is on the log. */
    record Recorded(Event<ReferenceFact> event, @Nullable Integer version) implements Outcome {}

    /** It says what is known already. */
    record Unchanged(String subject, @Nullable Integer version) implements Outcome {}

    /** It was not allowed; {@code status} is the status of HTTP that says so best. */
    record Refused(int status, String reason, @Nullable String field, String detail) implements Outcome {}
}
