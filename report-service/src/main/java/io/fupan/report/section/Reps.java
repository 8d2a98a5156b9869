package io.fupan.report.section;

import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.reference.Assignment;
import io.fupan.metric.scope.Scope;
import io.fupan.metric.scope.ScopeKinds;
import io.fupan.report.input.ReportInput;
import java.util.List;

/** Whose numbers belong into a report on a scope, by the roster at the end of the period. */
final class Reps {

    private Reps() {}

    /** The representatives of the scope; none for scopes that are no part of the organisation. */
    static List<Scope> of(ReportInput input) {
        return MetricCatalogue.scopes(input.cells(), input.reference(), ScopeKinds.REP).stream()
                .filter(rep -> belongs(input, rep))
                .toList();
    }

    private static boolean belongs(ReportInput input, Scope rep) {
        Scope scope = input.scope();
        Assignment assignment = input.reference().assignment(rep.name(), input.to());
        return switch (scope.kind()) {
            case ScopeKinds.ORG -> true;
            case ScopeKinds.TEAM -> assignment != null && scope.name().equals(assignment.team());
            case ScopeKinds.OFFICE -> assignment != null && scope.name().equals(assignment.office());
            case ScopeKinds.REP -> scope.equals(rep);
            default -> false;
        };
    }
}
