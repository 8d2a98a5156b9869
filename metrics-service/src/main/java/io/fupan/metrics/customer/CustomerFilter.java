package io.fupan.metrics.customer;

import io.fupan.metric.period.Days;
import io.fupan.service.problem.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;

/**
 * Which customers.
 *
 * @param scope a scope as text, {@code org} for all
 * @param visible the scope the caller is narrowed to, or {@code null}
 * @param status see {@link #STATUSES}
 * @param segment canonical name, or {@code null} for all
 * @param atRisk only those at risk, only those that are not, or {@code null} for all
 * @param reason only those at risk for this reason, or {@code null} for any
 * @param became when the first purchase was made, or {@code null} for any time and for who never made one
 * @param day the day the risks are asked of
 */
record CustomerFilter(
        String scope,
        @Nullable String visible,
        String status,
        @Nullable String segment,
        @Nullable Boolean atRisk,
        @Nullable String reason,
        @Nullable Days became,
        LocalDate day) {

    static final List<String> STATUSES = List.of("any", "customer", "former", "prospect");

    private static final String RISKS = "risks";

    CustomerFilter {
        if (!STATUSES.contains(status)) {
            throw Problem.invalid(
                    "invalid-status", "status", "expected one of %s, but received %s".formatted(STATUSES, status));
        }
        if (reason != null && Boolean.FALSE.equals(atRisk)) {
            throw Problem.invalid("invalid-reason", "reason", "who is not at risk is so for no reason");
        }
    }

    Criteria criteria() {
        List<Criteria> all = new ArrayList<>();
        if (!scope.equals("org")) {
            all.add(Criteria.where("scopes").is(scope));
        }
        if (visible != null) {
            all.add(Criteria.where("scopes").is(visible));
        }
        if (!status.equals("any")) {
            all.add(Criteria.where("status").is(status));
        }
        if (segment != null) {
            all.add(Criteria.where("segment").is(segment));
        }
        if (became != null) {
            all.add(Criteria.where("firstPurchase")
                    .gte(became.from().toString())
                    .lte(became.to().toString()));
        }
        if (Boolean.TRUE.equals(atRisk) || reason != null) {
            all.add(Criteria.where(RISKS).elemMatch(risk()));
        } else if (atRisk != null) {
            all.add(new Criteria().norOperator(Criteria.where(RISKS).elemMatch(risk())));
        }
        return all.isEmpty() ? new Criteria() : new Criteria().andOperator(all);
    }

    private Criteria risk() {
        Criteria risk = Criteria.where("from").lte(day.toString()).and("until").gte(day.toString());
        return reason == null ? risk : risk.and("reason").is(reason);
    }
}
