package io.fupan.metrics.window;

import io.fupan.metric.cell.CellIndex.AtCut;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.formula.InvalidQuery;
import io.fupan.metric.formula.Window;
import io.fupan.metric.period.Period;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import io.fupan.service.metric.CallerVisibility;
import io.fupan.service.metric.CellView;
import io.fupan.service.metric.ReferenceView;
import io.fupan.service.problem.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Opens windows on the cells, each at one cut of the log. */
@Component
public final class Windows {

    private final CellView cells;
    private final ReferenceView reference;
    private final CallerVisibility visibility;
    private final Reporting reporting;
    private final Clock clock;

    Windows(
            CellView cells,
            ReferenceView reference,
            CallerVisibility visibility,
            Reporting reporting,
            Clock clock) {
        this.cells = cells;
        this.reference = reference;
        this.visibility = visibility;
        this.reporting = reporting;
        this.clock = clock;
    }

    /**
     * What a request asks about.
     *
     * @throws Problem if scope or period cannot be read
     * @throws AccessDeniedException if the caller may not see the scope
     */
    public Question question(WindowRequest request) {
        Scope scope = scope(request);
        if (!isVisible(scope)) {
            throw new AccessDeniedException("scope is not visible to the caller");
        }
        return new Question(scope, period(request));
    }

    /**
     * A question about many scopes at once, of which the caller is shown those they may see.
     *
     * @throws Problem if the period cannot be read
     */
    public Question everywhere(WindowRequest request) {
        return new Question(Scope.ORG, period(request));
    }

    /** Whether the caller of the request at hand may see a scope. */
    public boolean isVisible(Scope scope) {
        return visibility.current().ofScope(scope.kind(), scope.name());
    }

    /**
     * Computes from one window.
     *
     * @throws Problem if the question does not fit what is computed
     */
    public <T> AtCut<T> read(Question question, Function<Window, T> computation) {
        Reference now = reference();
        try {
            return cells.index()
                    .readAtCut(reader -> computation.apply(
                            new Window(reader, now, question.scope(), question.period(), currency())));
        } catch (InvalidQuery e) {
            throw Problem.invalid("invalid-query", e.parameter(), String.valueOf(e.getMessage()));
        }
    }

    /** The reference data as it stands. */
    public Reference reference() {
        return reference.snapshot().reference();
    }

    /** The scope that lists of deals must be narrowed to for the caller of the request at hand, or {@code null}. */
    public @Nullable String narrowedTo() {
        return visibility.current().narrowedTo();
    }

    /** The currency of all money. */
    public Currency currency() {
        return reporting.currency();
    }

    private static Scope scope(WindowRequest request) {
        try {
            return request.scope() == null ? Scope.ORG : Scope.parse(request.scope());
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("invalid-scope", "scope", String.valueOf(e.getMessage()));
        }
    }

    private Period period(WindowRequest request) {
        LocalDate asOf = request.asOf();
        LocalDate day = asOf == null ? reporting.day(clock.instant()) : asOf;
        try {
            return request.period() == null ? Period.all(day) : Period.parse(request.period(), day, reference().calendars());
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("invalid-period", "period", String.valueOf(e.getMessage()));
        }
    }
}
