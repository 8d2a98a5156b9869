package io.fupan.metric.reference;

import io.fupan.metric.scope.Scope;
import io.fupan.metric.scope.ScopeKinds;
import org.jspecify.annotations.Nullable;

/**
 * Where a representative works on a day.
 *
 * @param team named after its manager
 * @param office {@code null} if the roster does not say
 */
public record Assignment(String team, @Nullable String office) {

    /** Whether who works here belongs to the organisation, to an office or to a team; to no other scope. */
    public boolean isIn(Scope scope) {
        return switch (scope.kind()) {
            case ScopeKinds.ORG -> true;
            case ScopeKinds.OFFICE -> scope.name().equals(office);
            case ScopeKinds.TEAM -> scope.name().equals(team);
            default -> false;
        };
    }
}
