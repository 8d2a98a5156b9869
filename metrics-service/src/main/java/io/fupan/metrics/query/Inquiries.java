package io.fupan.metrics.query;

import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.cell.CellIndex.AtCut;
import io.fupan.metric.cell.CellReader;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.formula.InvalidQuery;
import io.fupan.metric.formula.MetricDefinition;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import io.fupan.metrics.customer.CountedCustomers;
import io.fupan.service.metric.CallerVisibility;
import io.fupan.service.metric.CellView;
import io.fupan.service.metric.ReferenceView;
import io.fupan.service.problem.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** What every question needs: who asks, what day it is, and numbers of one cut. */
@Component
final class Inquiries {

    private final CellView cells;
    private final ReferenceView reference;
    private final MetricCatalogue catalogue;
    private final CallerVisibility visibility;
    private final Reporting reporting;
    private final Clock clock;

    Inquiries(
            CellView cells,
            ReferenceView reference,
            MetricCatalogue catalogue,
            CallerVisibility visibility,
            Reporting reporting,
            Clock clock) {
        this.cells = cells;
        this.reference = reference;
        this.catalogue = catalogue;
        this.visibility = visibility;
        this.reporting = reporting;
        this.clock = clock;
    }

    MetricCatalogue catalogue() {
        return catalogue;
    }

    Reference reference() {
        return reference.snapshot().reference();
    }

    /** The question, of a scope that the caller may see. */
    MetricQuery query(String metric, MetricRequest request) {
        MetricQuery query = request.query(metric, reporting.day(clock.instant()), reference().calendars());
        requireVisible(query.scope());
        return query;
    }

    void requireVisible(Scope scope) {
        if (!isVisible(scope)) {
            throw new AccessDeniedException("scope is not visible to the caller");
        }
    }

    /** Refuses a metric that is computed from more than deals. */
    void requireDeals(String metric) {
        MetricDefinition definition = checked(() -> catalogue.definition(metric));
        if (!Links.isOfDeals(definition)) {
            throw Problem.invalid("no-deals", "metric", "%s is no number of deals alone".formatted(metric));
        }
    }

    /** Refuses a question whose answer rests on no customers. */
    void requireCustomers(MetricQuery query) {
        checked(() -> catalogue.definition(query.metric()));
        if (!CountedCustomers.areBehind(query)) {
            throw Problem.invalid("no-customers", "metric", "%s is no number of customers".formatted(query.metric()));
        }
    }

    boolean isVisible(Scope scope) {
        return visibility.current().ofScope(scope.kind(), scope.name());
    }

    /** The scope that lists of deals must be narrowed to for the caller, or {@code null}. */
    @Nullable String narrowedTo() {
        return visibility.current().narrowedTo();
    }

    LocalDate today() {
        return reporting.day(clock.instant());
    }

    /** Computes from one cut; what does not fit is the caller's fault. */
    <T> AtCut<T> compute(BiFunction<CellReader, Reference, T> computation) {
        Reference now = reference();
        return checked(() -> cells.index().readAtCut(reader -> computation.apply(reader, now)));
    }

    /** Computes; what does not fit is the caller's fault. */
    static <T> T checked(Supplier<T> computation) {
        try {
            return computation.get();
        } catch (InvalidQuery e) {
            String slug = e.parameter().equals("metric") ? "unknown-metric" : "invalid-query";
            throw Problem.invalid(slug, e.parameter(), String.valueOf(e.getMessage()));
        }
    }
}
