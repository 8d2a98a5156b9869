package io.fupan.metrics.stream;

import io.fupan.metric.scope.Scope;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a caller asked for; what is {@code null} does not matter. */
record Wanted(Set<String> kinds, @Nullable String metric, @Nullable Scope scope, @Nullable String window) {

    Wanted {
        kinds = Set.copyOf(kinds);
    }

    boolean includes(LiveEvent event) {
        return kinds.contains(event.kind())
                && (metric == null || metric.equals(event.metric()))
                && (scope == null || scope.equals(event.scope()))
                && (window == null || window.equals(event.window()));
    }
}
