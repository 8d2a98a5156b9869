package io.fupan.metrics.deal;

import io.fupan.metric.cell.Measures;
import io.fupan.metric.formula.MetricDefinition;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.period.Period;
import io.fupan.metric.scope.Scope;
import io.fupan.service.deal.DealDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;

/**
 * The deals that may be behind a number: all that are, and some more.
 *
 * @param stock whether it is about what has built up by the end of the period, and not only what happened in it
 * @param visible the scope that the caller is narrowed to, or {@code null}
 * @param pipeline only those in this pipeline, or {@code null} for any
 */
record Candidates(
        Scope scope, Period period, boolean stock, @Nullable String visible, @Nullable String pipeline) {

    /** What a scope has a share in: the number counts the deals of all, whatever scope it is of. */
    private static final Set<String> OF_ALL = Set.of("lossReasons");

    static Candidates of(
            MetricQuery query, MetricDefinition definition, @Nullable String visible, @Nullable String pipeline) {
        Scope scope = OF_ALL.contains(query.metric()) ? Scope.ORG : query.scope();
        return new Candidates(scope, query.period(), isStock(definition), visible, pipeline);
    }

    Criteria criteria() {
        List<Criteria> all = new ArrayList<>();
        if (!scope.equals(Scope.ORG)) {
            all.add(Criteria.where(DealDocument.TOUCHED_SCOPES).is(scope.toString()));
        }
        if (visible != null) {
            all.add(Criteria.where("scopes").is(visible));
        }
        if (pipeline != null) {
            all.add(Criteria.where(DealDocument.PIPELINE).is(pipeline));
        }
        if (period.from() != null) {
            all.add(new Criteria().orOperator(within(), Criteria.where(DealDocument.UNDATED).is(true)));
        }
        return all.isEmpty() ? new Criteria() : new Criteria().andOperator(all);
    }

    /** A deal adds something in the period, or for a stock until its end. */
    private Criteria within() {
        String last = period.lastDay().toString();
        Criteria days = Criteria.where(DealDocument.DAYS);
        return stock ? days.lte(last) : days.elemMatch(new Criteria().gte(String.valueOf(period.from())).lte(last));
    }

    private static boolean isStock(MetricDefinition definition) {
        return definition.kind().equals(MetricDefinition.STOCK)
                || definition.families().contains(Measures.VISITS)
                || definition.families().contains(Measures.EXPECTED)
                || definition.families().contains(Measures.PIPELINE);
    }
}
