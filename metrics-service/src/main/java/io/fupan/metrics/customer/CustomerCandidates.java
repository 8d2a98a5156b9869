package io.fupan.metrics.customer;

import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.period.Period;
import io.fupan.metric.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;

/**
 * The customers that may be behind a number: all that are, and some more.
 *
 * @param visible the scope that the caller is narrowed to, or {@code null}
 */
record CustomerCandidates(MetricQuery query, @Nullable String visible) {

    Criteria criteria() {
        List<Criteria> all = new ArrayList<>();
        if (!query.scope().equals(Scope.ORG)) {
            all.add(Criteria.where(CustomerDocuments.TOUCHED_SCOPES).is(query.scope().toString()));
        }
        if (visible != null) {
            all.add(Criteria.where("scopes").is(visible));
        }
        if (query.period().from() != null) {
            all.add(within(query.period()));
        }
        return all.isEmpty() ? new Criteria() : new Criteria().andOperator(all);
    }

    /** A customer adds something in the period, or until its end. */
    private Criteria within(Period period) {
        String last = period.lastDay().toString();
        Criteria days = Criteria.where(CustomerDocuments.DAYS);
        return CountedCustomers.isOfAllTime(query)
                ? days.lte(last)
                : days.elemMatch(new Criteria().gte(String.valueOf(period.from())).lte(last));
    }
}
