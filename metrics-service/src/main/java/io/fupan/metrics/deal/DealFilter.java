package io.fupan.metrics.deal;

import io.fupan.metric.cell.Reporting;
import io.fupan.service.deal.DealDocument;
import io.fupan.service.problem.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;

/**
 * Which deals.
 *
 * @param scope a scope as text, {@code org} for all
 * @param visible the scope the caller is narrowed to, or {@code null}
 * @param pipeline the pipeline they are in, or {@code null} for any
 * @param outcome see {@link #OUTCOMES}
 * @param stage the stage that was entered, for the outcome {@code entered}
 * @param from first business day, or {@code null} for no bound
 * @param to last business day, or {@code null} for no bound: then deals of no known day belong as well
 * @param reporting says when a business day begins
 */
record DealFilter(
        String scope,
        @Nullable String visible,
        @Nullable String pipeline,
        String outcome,
        @Nullable String stage,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        Reporting reporting) {

    /** What can be asked for: deals by what became of them in the period, or what they did in it. */
    static final List<String> OUTCOMES = List.of("won", "lost", "closed", "open", "created", "entered", "any");

    DealFilter {
        if (!OUTCOMES.contains(outcome)) {
            throw Problem.invalid(
                    "invalid-outcome", "outcome", "expected one of %s, but received %s".formatted(OUTCOMES, outcome));
        }
        if (outcome.equals("entered") && stage == null) {
            throw Problem.invalid("missing-stage", "stage", "the outcome 'entered' needs the stage that was entered");
        }
    }

    Criteria criteria() {
        List<Criteria> all = new ArrayList<>();
        String scopes = outcome.equals("created") ? "createdScopes" : "scopes";
        if (!scope.equals("org")) {
            all.add(Criteria.where(scopes).is(scope));
        }
        if (visible != null) {
            all.add(Criteria.where("scopes").is(visible));
        }
        if (pipeline != null) {
            all.add(Criteria.where(DealDocument.PIPELINE).is(pipeline));
        }
        switch (outcome) {
            case "won", "lost" -> {
                all.add(Criteria.where("outcome").is(outcome));
                addWithin("closedOn", all);
            }
            case "closed" -> {
                all.add(Criteria.where("outcome").in("won", "lost"));
                addWithin("closedOn", all);
            }
            case "created" -> {
                all.add(Criteria.where("outcome").nin("deleted", "merged"));
                addWithin("createdOn", all);
            }
            case "entered" -> {
                all.add(Criteria.where("outcome").nin("deleted", "merged"));
                all.add(Criteria.where("visits").elemMatch(entered()));
            }
            case "open" -> addOpenAtEnd(all);
            default -> addWithin(DealDocument.LISTED_ON, all);
        }
        return all.isEmpty() ? new Criteria() : new Criteria().andOperator(all);
    }

    private Criteria entered() {
        Criteria visit = Criteria.where("stage").is(stage);
        if (from != null && to != null) {
            visit.and("from")
                    .gte(reporting.start(from).toString())
                    .lt(reporting.start(to.plusDays(1)).toString());
        }
        return visit;
    }

    private void addWithin(String day, List<Criteria> all) {
        if (from != null) {
            all.add(Criteria.where(day).gte(from.toString()));
        }
        if (to != null) {
            all.add(Criteria.where(day).lte(to.toString()));
        }
    }

    private void addOpenAtEnd(List<Criteria> all) {
        if (to == null) {
            all.add(Criteria.where("outcome").is("open"));
            return;
        }
        all.add(Criteria.where("outcome").nin("deleted", "merged"));
        all.add(Criteria.where("createdOn").lte(to.toString()));
        all.add(new Criteria()
                .orOperator(
                        Criteria.where("outcome").is("open"),
                        Criteria.where("closedOn").gt(to.toString())));
    }
}
