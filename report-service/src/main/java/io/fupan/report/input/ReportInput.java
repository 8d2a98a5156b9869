package io.fupan.report.input;

import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.catalogue.MetricValue;
import io.fupan.metric.cell.CellReader;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.period.Period;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import io.fupan.report.deal.Deals;
import io.fupan.report.feedback.Answers;
import io.fupan.report.retro.Retro;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * All that a section may look at.
 *
 * @param invented the subjects of reference data made up for a demonstration
 * @param earlier retros of the same scope about earlier periods, oldest first
 * @param currency of all money, ISO 4217
 */
public record ReportInput(
        CellReader cells,
        MetricCatalogue catalogue,
        Reference reference,
        Set<String> invented,
        Deals deals,
        Answers answers,
        List<Retro> earlier,
        Scope scope,
        Period period,
        String currency) {

    /** The first day of the period. */
    public LocalDate from() {
        return Objects.requireNonNull(period.from(), "a retro's period has a beginning");
    }

    /** The last day that is looked at. */
    public LocalDate to() {
        LocalDate last = period.lastDay();
        return last.isBefore(from()) ? from() : last;
    }

    /** A question about the report's scope and period. */
    public MetricQuery query(String metric) {
        return MetricQuery.of(metric, scope, period);
    }

    /** The answer to a question. */
    public MetricValue value(MetricQuery query) {
        return catalogue.evaluate(cells, reference, query);
    }

    /** The value of a metric for the report's scope and period. */
    public MetricValue value(String metric) {
        return value(query(metric));
    }
}
