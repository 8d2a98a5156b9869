package io.fupan.ingest.reference.statement;

import io.fupan.event.Event;
import io.fupan.event.reference.ReferenceFact;
import java.time.Instant;

/**
 * What was stated about one subject at one time.
 *
 * @param event as it is on the log
 * @param recordedAt when it was put there
 * @param revision the how manieth statement about its subject it is, from 1
 */
public record Statement(Event<ReferenceFact> event, Instant recordedAt, int revision) {

    /** What is stated. */
    public ReferenceFact fact() {
        return event.data();
    }
}
