package io.fupan.report.access;

import io.fupan.metric.scope.Scope;
import io.fupan.metric.scope.ScopeKinds;
import io.fupan.service.metric.CallerVisibility;
import io.fupan.service.metric.ReferenceView;
import io.fupan.service.security.Visibility;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which scopes' retros and reports the caller may see. A report names teams and people, so it is seen more narrowly
 * than a single number: by those who see everything, by a team's manager, and by the representative it is about.
 */
@Component
public final class Access {

    private final CallerVisibility visibility;
    private final ReferenceView reference;

    Access(CallerVisibility visibility, ReferenceView reference) {
        this.visibility = visibility;
        this.reference = reference;
    }

    /** Whether the caller of the request at hand may see what is about a scope. */
    public boolean sees(Scope scope) {
        Visibility caller = visibility.current();
        if (caller.caller().seesEverything()) {
            return true;
        }
        return switch (scope.kind()) {
            case ScopeKinds.REP -> caller.ofRep(scope.name());
            case ScopeKinds.TEAM -> caller.caller().is("manager") && caller.ofScope(scope.kind(), scope.name());
            default -> false;
        };
    }

    /** The scopes, as text, whose retros the caller may see; {@code null} for all. */
    public @Nullable Set<String> scopes() {
        if (visibility.current().caller().seesEverything()) {
            return null;
        }
        Set<String> scopes = new TreeSet<>();
        for (String kind : new String[] {ScopeKinds.TEAM, ScopeKinds.REP}) {
            reference.snapshot().reference().known(kind).stream()
                    .filter(this::sees)
                    .forEach(scope -> scopes.add(scope.toString()));
        }
        return scopes;
    }
}
