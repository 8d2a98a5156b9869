package io.fupan.metrics.fold;

import io.fupan.metric.cell.CellKey;
import io.fupan.metric.scope.Scope;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Where a cell of this task stands; its families are kept together, because one event changes most of them. */
record ScopeDay(Scope scope, @Nullable LocalDate day) {

    static ScopeDay of(CellKey key) {
        return new ScopeDay(key.scope(), key.day());
    }
}
