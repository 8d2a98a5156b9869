package io.fupan.metrics.rolling;

import io.fupan.metric.scope.Scope;
import java.util.Collection;

/** Work that follows the numbers: done for a scope whenever one of its cells, the reference data or the day changed. */
public interface ScopeWork {

    /** All scopes the work is about; each is looked at when the day or the reference data changed, or after a take-over. */
    Collection<Scope> all(Moment moment);

    /** Scopes to look at for a reason of the work's own that came up since this was asked last. */
    Collection<Scope> due();

    /**
     * Does the work for one scope; nothing, if the work is not about the scope.
     *
     * @return whether it is done; false if it cannot be done yet
     * @throws Outlet.NotWritten if the log did not take what came out; the work will be done again
     */
    boolean follow(Scope scope, Moment moment);
}
