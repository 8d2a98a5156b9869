package io.fupan.ingest.lookup;

import java.time.Duration;

/** A system that can be asked for its records. It is used by many threads at once, and makes them wait. */
public interface RecordSource {

    /**
     * The record as it is now.
     *
     * @param object the system's name for the kind of record
     * @param id the record's id
     * @throws InterruptedException if the thread is to stop
     */
    Reply ask(String object, String id) throws InterruptedException;

    /** What the system answered. */
    sealed interface Reply {

        /** The record, as JSON. */
        record Found(String json) implements Reply {}

        /** There is no such record, or not any more; asking again is of no use. */
        record Gone() implements Reply {}

        /** The system cannot answer now; it was asked as often as is polite. */
        record Later(Duration after, String why) implements Reply {}

        /** The system refuses to answer until somebody changes a credential, a permission or a setting. */
        record Denied(String why) implements Reply {}
    }
}
