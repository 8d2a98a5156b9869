package io.fupan.metrics.query;

import io.fupan.metric.catalogue.MetricValue;
import io.fupan.metric.cell.CellIndex.AtCut;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metrics.customer.CountedCustomers;
import io.fupan.metrics.customer.CustomerEvidence;
import io.fupan.metrics.evidence.EvidencePage;
import io.fupan.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists the customers behind a number: those it counts, and those it leaves out. */
@RestController
@Tag(name = "customers", description = "Customers, what they bought, and who may be about to leave")
@PreAuthorize("hasAnyRole('manager', 'rep', 'admin', 'bi')")
class CustomerEvidenceController {

    private static final int MOST = 500;

    private final Inquiries inquiries;
    private final CustomerEvidence customers;

    CustomerEvidenceController(Inquiries inquiries, CustomerEvidence customers) {
        this.inquiries = inquiries;
        this.customers = customers;
    }

    @GetMapping(value = "/api/v1/customers", params = "metric")
    @Operation(
            summary = "The customers behind a number, by account: each says whether it is included, how much of n it is, what"
                    + " the number would be if there were no other, and why it was left out")
    Evidence evidence(
            @RequestParam String metric,
            @ParameterObject MetricRequest request,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > MOST) {
            throw Problem.invalid("invalid-limit", "limit", "expected 1 to %d, but received %d".formatted(MOST, limit));
        }
        MetricQuery asked = inquiries.query(metric, request);
        inquiries.requireCustomers(asked);
        MetricQuery counting = CountedCustomers.counting(asked);
        AtCut<MetricValue> value = inquiries.compute((cells, reference) -> {
            // Refuses what does not fit the metric that was asked for, and not only what does not fit the one that counts.
            inquiries.catalogue().reading(cells, reference, asked);
            return inquiries.catalogue().evaluate(cells, reference, counting);
        });
        String narrowedTo = inquiries.narrowedTo();
        EvidencePage page = customers.page(counting, inquiries.reference(), narrowedTo, cursor, limit);
        return Evidence.of(asked, value, narrowedTo, null, page.items(), page.next());
    }
}
