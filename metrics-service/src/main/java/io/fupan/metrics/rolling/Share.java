package io.fupan.metrics.rolling;

import io.fupan.metric.scope.Scope;

/** Which scopes are this instance's: each belongs to one instance at a time. */
interface Share {

    /** Whether the scope is this instance's. */
    boolean has(Scope scope);

    /** Counts how often the share changed; whoever takes a scope over looks at it anew. */
    long changes();
}
