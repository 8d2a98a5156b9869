package io.fupan.metrics.query;

import io.fupan.metric.catalogue.Figure;
import io.fupan.metric.catalogue.MetricValue;
import io.fupan.metric.cell.CellIndex.AtCut;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.reference.Reference;
import io.fupan.metrics.deal.DealRestatements;
import io.fupan.metrics.deal.DealRestatements.Changed;
import io.fupan.metrics.deal.DealRestatements.Since;
import io.fupan.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows a number as it was reported beside what it is now. */
@RestController
@Tag(name = "metrics", description = "What the numbers are, and what they mean")
@PreAuthorize("hasAnyRole('manager', 'rep', 'admin', 'bi')")
class RestatementController {

    private final Inquiries inquiries;
    private final DealRestatements restatements;
    private final Clock clock;

    RestatementController(Inquiries inquiries, DealRestatements restatements, Clock clock) {
        this.inquiries = inquiries;
        this.restatements = restatements;
        this.clock = clock;
    }

    /**
     * A number as it was reported, and as it is now.
     *
     * @param reported what it was by the events that had been published by {@code reportedAt}
     * @param restated what it is now
     * @param delta restated less reported; absent if one of them has no value
     * @param deals those that are something else of the number now, with the events that were not known then
     * @param narrowedTo the scope that the deals, but not the numbers, are narrowed to, as the caller may see no others
     * @param reportedCut next offset by {@code topic-partition} at {@code reportedAt}
     * @param cut the same of now
     */
    record Restated(
            Instant reportedAt,
            MetricValue reported,
            MetricValue restated,
            @Nullable Figure delta,
            List<Changed> deals,
            @Nullable String narrowedTo,
            SortedMap<String, Long> reportedCut,
            SortedMap<String, Long> cut,
            Map<String, String> links) {}

    private record Pair(MetricValue reported, MetricValue restated) {}

    @GetMapping("/api/v1/metrics/{metric}/restatement")
    @Operation(
            summary = "A number as it was by the events known at a moment, as it is now, and the events that made the"
                    + " difference; both seen through the reference data of today")
    Restated restatement(
            @PathVariable String metric,
            @ParameterObject MetricRequest request,
            @Parameter(description = "a moment, for example 2017-04-01T08:00:00Z") @RequestParam Instant reportedAt) {
        if (reportedAt.isAfter(clock.instant())) {
            throw Problem.invalid("invalid-moment", "reportedAt", "expected a moment that has passed");
        }
        MetricQuery query = inquiries.query(metric, request).comparedWith(null);
        inquiries.requireDeals(metric);
        Reference reference = inquiries.reference();
        Since since = restatements.since(reportedAt, reference);
        AtCut<Pair> both = inquiries.compute((cells, now) -> new Pair(
                restatements.reported(cells, reference, query, since),
                inquiries.catalogue().evaluate(cells, reference, query)));
        Pair pair = both.result();
        String narrowedTo = inquiries.narrowedTo();
        return new Restated(
                reportedAt, pair.reported(), pair.restated(), delta(pair),
                restatements.changed(query, reference, since, narrowedTo), narrowedTo, since.cut(), both.cut(),
                links(query, reportedAt));
    }

    private static @Nullable Figure delta(Pair pair) {
        Figure before = pair.reported().value();
        Figure after = pair.restated().value();
        return before == null || after == null
                ? null
                : new Figure(after.number().subtract(before.number()), after.money());
    }

    private static Map<String, String> links(MetricQuery query, Instant reportedAt) {
        Map<String, String> links = new LinkedHashMap<>();
        String self = Links.metric(query).replaceFirst("\\?", "/restatement?");
        links.put("self", self + "&reportedAt=" + reportedAt);
        links.put("metric", Links.metric(query));
        return links;
    }
}
