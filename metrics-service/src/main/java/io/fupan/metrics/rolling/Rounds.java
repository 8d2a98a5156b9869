package io.fupan.metrics.rolling;

import io.fupan.metric.cell.CellIndex;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds which scopes have to be looked at, and has the work done for those that are this instance's; not thread-safe. */
final class Rounds {

    /** Others of the group must hear of this instance in between. */
    private static final long LONGEST_NANOS = 20_000_000_000L;

    private final Supplier<CellIndex> cells;
    private final Supplier<Reference> reference;
    private final List<ScopeWork> works;
    private final Reporting reporting;
    private final Clock clock;

    private final Set<Scope> waiting = new LinkedHashSet<>();
    private long move;
    private long shareChanges = -1;
    private @Nullable LocalDate day;
    private @Nullable Reference known;

    Rounds(
            Supplier<CellIndex> cells,
            Supplier<Reference> reference,
            List<ScopeWork> works,
            Reporting reporting,
            Clock clock) {
        this.cells = cells;
        this.reference = reference;
        this.works = List.copyOf(works);
        this.reporting = reporting;
        this.clock = clock;
    }

    /** How many scopes are still to be looked at. */
    int waiting() {
        return waiting.size();
    }

    /** Looks at what changed since the last round, and at what could not be done then. */
    void round(Share share) {
        Moment moment = new Moment(reporting.day(clock.instant()), reference.get(), cells.get());
        find(moment, share);
        long end = System.nanoTime() + LONGEST_NANOS;
        Iterator<Scope> scopes = List.copyOf(waiting).iterator();
        while (scopes.hasNext() && System.nanoTime() - end < 0) {
            Scope scope = scopes.next();
            if (!share.has(scope) || isDone(scope, moment)) {
                waiting.remove(scope);
            }
        }
    }

    private void find(Moment moment, Share share) {
        boolean afresh = !moment.today().equals(day) || moment.reference() != known || share.changes() != shareChanges;
        if (afresh) {
            works.forEach(work -> add(work.all(moment), share));
        }
        CellIndex.Moved moved = moment.cells().movedSince(move);
        add(moved.scopes(), share);
        works.forEach(work -> add(work.due(), share));
        move = moved.move();
        shareChanges = share.changes();
        day = moment.today();
        known = moment.reference();
    }

    private void add(Collection<Scope> scopes, Share share) {
        scopes.stream().filter(share::has).forEach(waiting::add);
    }

    /** Every work is asked, also after one that is not done. */
    private boolean isDone(Scope scope, Moment moment) {
        boolean done = true;
        for (ScopeWork work : works) {
            done &= work.follow(scope, moment);
        }
        return done;
    }
}
