package io.fupan.metrics.query;

import io.fupan.metric.catalogue.MetricValue;
import io.fupan.metric.cell.CellIndex.AtCut;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metrics.deal.DealEvidence;
import io.fupan.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Lists the deals behind a number: those it counts, and those it leaves out. */
@RestController
@Tag(name = "deals", description = "The deals behind the numbers, and the events behind the deals")
@PreAuthorize("hasAnyRole('manager', 'rep', 'admin', 'bi')")
class EvidenceController {

    private static final int MOST = 500;

    private final Inquiries inquiries;
    private final DealEvidence deals;

    EvidenceController(Inquiries inquiries, DealEvidence deals) {
        this.inquiries = inquiries;
        this.deals = deals;
    }

    /**
     * The deals behind a number.
     *
     * @param n of the number: the {@code n} of all deals together
     * @param excluded of the number: the {@code leftOut} of all deals together
     * @param total how much of both there is
     * @param narrowedTo the scope that the deals, but not the number, are narrowed to, as the caller may see no others
     */
    record Evidence(
            String metric,
            long n,
            SortedMap<String, Long> excluded,
            long total,
            @Nullable String narrowedTo,
            List<JsonNode> items,
            @Nullable String next,
            SortedMap<String, Long> cut,
            Map<String, String> links) {}

    @GetMapping(value = "/api/v1/deals", params = {"metric", "!outcome"})
    @Operation(
            summary = "The deals behind a number, latest first: each says whether it is included, how much of n it is, and"
                    + " why it was left out")
    Evidence evidence(
            @RequestParam String metric,
            @ParameterObject MetricRequest request,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > MOST) {
            throw Problem.invalid("invalid-limit", "limit", "expected 1 to %d, but received %d".formatted(MOST, limit));
        }
        MetricQuery query = inquiries.query(metric, request);
        inquiries.requireDeals(metric);
        AtCut<MetricValue> value = inquiries.compute((cells, reference) ->
                inquiries.catalogue().evaluate(cells, reference, query));
        String narrowedTo = inquiries.narrowedTo();
        DealEvidence.Page page = deals.page(query, inquiries.reference(), narrowedTo, cursor, limit);
        long excluded = value.result().excluded().values().stream().mapToLong(Long::longValue).sum();
        return new Evidence(
                metric, value.result().n(), value.result().excluded(), value.result().n() + excluded, narrowedTo,
                page.items(), page.next(), value.cut(), Map.of("metric", Links.metric(query)));
    }
}
