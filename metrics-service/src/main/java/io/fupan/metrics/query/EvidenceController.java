package io.fupan.metrics.query;

import io.fupan.metric.catalogue.MetricValue;
import io.fupan.metric.cell.CellIndex.AtCut;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metrics.deal.DealEvidence;
import io.fupan.metrics.evidence.EvidencePage;
import io.fupan.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

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

    @GetMapping(value = "/api/v1/deals", params = {"metric", "!outcome"})
    @Operation(
            summary = "The deals behind a number, latest first: each says whether it is included, how much of n it is, and"
                    + " why it was left out")
    Evidence evidence(
            @RequestParam String metric,
            @ParameterObject MetricRequest request,
            @Parameter(description = "lists only the deals in this pipeline; the number stays that of all")
                    @RequestParam(required = false)
                    @Nullable String pipeline,
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
        EvidencePage page = deals.page(query, inquiries.reference(), narrowedTo, pipeline, cursor, limit);
        return Evidence.of(query, value, narrowedTo, pipeline, page.items(), page.next());
    }
}
