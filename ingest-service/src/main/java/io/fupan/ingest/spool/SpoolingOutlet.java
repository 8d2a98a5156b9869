package io.fupan.ingest.spool;

import io.fupan.ingest.log.Log;
import io.fupan.ingest.log.Outgoing;
import io.fupan.ingest.log.Outlet;
import io.fupan.service.problem.Problem;
import java.time.Duration;
import java.util.List;

/**
 * To the log, or, when the log does not answer at once or others are waiting for it already, to the disk. So whoever
 * delivers is answered in time whether the log is there or not.
 */
public final class SpoolingOutlet implements Outlet {

    private final Log log;
    private final Spool spool;
    private final Duration patience;

    SpoolingOutlet(Log log, Spool spool, Duration patience) {
        this.log = log;
        this.spool = spool;
        this.patience = patience;
    }

    @Override
    public void write(List<Outgoing> records) {
        if (spool.isEmpty() && logTook(records)) {
            return;
        }
        spool.write(records);
    }

    private boolean logTook(List<Outgoing> records) {
        try {
            log.write(records, patience);
            return true;
        } catch (Problem away) {
            return false;
        }
    }
}
