package io.fupan.metrics.customer;

import io.fupan.event.json.Json;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.period.Days;
import io.fupan.metric.period.Period;
import io.fupan.metric.scope.Scope;
import io.fupan.service.metric.CallerVisibility;
import io.fupan.service.metric.ReferenceView;
import io.fupan.service.problem.Problem;
import io.fupan.service.security.Visibility;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists customers, who of them is at risk and why, and shows one with all that happened. */
@RestController
@Tag(name = "customers", description = "Customers, what they bought, and who may be about to leave")
@PreAuthorize("hasAnyRole('manager', 'rep', 'admin', 'bi')")
class CustomerController {

    private static final int MOST = 500;
    private static final int USUAL = 50;

    private final Customers customers;
    private final ReferenceView reference;
    private final CallerVisibility visibility;
    private final Reporting reporting;
    private final Clock clock;

    CustomerController(
            Customers customers,
            ReferenceView reference,
            CallerVisibility visibility,
            Reporting reporting,
            Clock clock) {
        this.customers = customers;
        this.reference = reference;
        this.visibility = visibility;
        this.reporting = reporting;
        this.clock = clock;
    }

    /**
     * Which customers are listed.
     *
     * @param scope {@code org} if absent
     * @param status {@code any} if absent
     * @param atRisk all if absent
     * @param reason at risk for this reason
     * @param period only those whose first purchase lies in it; all if absent
     * @param asOf the day the risks are asked of; today if absent
     */
    record Request(
            @Parameter(description = "org, or kind:name, for example team:Rocco Neubert") @Nullable String scope,
            @Parameter(description = "customer, former, prospect or any") @Nullable String status,
            @Nullable String segment,
            @Nullable Boolean atRisk,
            @Parameter(description = "NO_PURCHASE, CONTRACTION or UNTOUCHED") @Nullable String reason,
            @Parameter(description = "of the first purchase: 2017, 2017-Q2, FY2017, 2017-03-01..2017-05-31, last-30-days …")
                    @Nullable String period,
            @Nullable LocalDate asOf,
            @Nullable String cursor,
            @Nullable Integer limit) {}

    @GetMapping(value = "/api/v1/customers", params = "!metric")
    @Operation(summary = "Customers by scope, status, segment and risk, by account; each with the reasons it is at risk for")
    CustomerPage list(@ParameterObject Request request, HttpServletRequest http) {
        int limit = request.limit() == null ? USUAL : request.limit();
        if (limit < 1 || limit > MOST) {
            throw Problem.invalid("invalid-limit", "limit", "expected 1 to %d, but received %d".formatted(MOST, limit));
        }
        LocalDate day = day(request.asOf());
        Customers.Found found = customers.list(filter(request, day), request.cursor(), limit);
        List<JsonNode> items = found.items().stream()
                .<JsonNode>map(customer -> CustomerAnswer.listed(customer, day))
                .toList();
        String query = http.getQueryString();
        return new CustomerPage(
                items,
                found.total(),
                found.next(),
                customers.cut(),
                Map.of("self", "/api/v1/customers" + (query == null ? "" : '?' + query)));
    }

    @GetMapping("/api/v1/customers/{id}")
    @Operation(summary = "One customer: its facts, its deals, all that happened in order, and every event behind it")
    JsonNode one(@PathVariable String id, @RequestParam(required = false) @Nullable LocalDate asOf) {
        Visibility current = visibility.current();
        ObjectNode customer = customers.find(id, current.narrowedTo());
        if (customer == null) {
            throw Problem.notFound("unknown-customer", "There is no customer '%s' that you may see.".formatted(id));
        }
        ObjectNode shown = CustomerAnswer.whole(customer, day(asOf), current);
        shown.set("cut", Json.mapper().valueToTree(customers.cut()));
        return shown;
    }

    private CustomerFilter filter(Request request, LocalDate day) {
        Visibility current = visibility.current();
        Scope scope = scope(request.scope());
        if (!current.ofScope(scope.kind(), scope.name())) {
            throw new AccessDeniedException("scope is not visible to the caller");
        }
        return new CustomerFilter(
                scope.toString(),
                current.narrowedTo(),
                request.status() == null ? "any" : request.status(),
                request.segment(),
                request.atRisk(),
                request.reason(),
                became(request.period(), day),
                day);
    }

    private @Nullable Days became(@Nullable String text, LocalDate day) {
        try {
            Period period = text == null
                    ? null
                    : Period.parse(text, day, reference.snapshot().reference().calendars());
            LocalDate from = period == null ? null : period.from();
            return period == null || from == null ? null : new Days(from, period.lastDay());
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("invalid-period", "period", String.valueOf(e.getMessage()));
        }
    }

    private LocalDate day(@Nullable LocalDate asOf) {
        return asOf == null ? reporting.day(clock.instant()) : asOf;
    }

    private static Scope scope(@Nullable String text) {
        try {
            return text == null ? Scope.ORG : Scope.parse(text);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("invalid-scope", "scope", String.valueOf(e.getMessage()));
        }
    }
}
