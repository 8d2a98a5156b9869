package io.fupan.ingest.log;

import io.fupan.service.problem.Problem;
import java.util.List;

/** A way out of the door. What it took is safe. */
public interface Outlet {

    /**
     * Takes the records of one delivery; returns when none of them can be lost any more.
     *
     * @throws Problem 503 if that could not be made sure of; some may have been written, which does no harm because the
     *     same delivery sent again has the same identities
     */
    void write(List<Outgoing> records);
}
