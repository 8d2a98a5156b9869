package io.fupan.metrics.deal;

import io.fupan.metric.cell.Reporting;
import io.fupan.metric.period.Period;
import io.fupan.metric.scope.Scope;
import io.fupan.service.metric.CallerVisibility;
import io.fupan.service.metric.ReferenceView;
import io.fupan.service.problem.Problem;
import io.fupan.service.security.Visibility;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Lists the deals behind a number, and shows one with its events. */
@RestController
@Tag(name = "deals", description = "The deals behind the numbers, and the events behind the deals")
@PreAuthorize("hasAnyRole('manager', 'rep', 'admin', 'bi')")
class DealController {

    private static final int MOST = 500;

    private final Deals deals;
    private final CallerVisibility visibility;
    private final ReferenceView reference;
    private final Reporting reporting;
    private final Clock clock;

    DealController(
            Deals deals,
            CallerVisibility visibility,
            ReferenceView reference,
            Reporting reporting,
            Clock clock) {
        this.deals = deals;
        this.reference = reference;
        this.visibility = visibility;
        this.reporting = reporting;
        this.clock = clock;
    }

    @GetMapping("/api/v1/deals")
    @Operation(summary = "Deals by scope, pipeline, period and outcome (won, lost, closed, open, created, entered or any), latest first")
    Deals.Page list(
            @RequestParam(defaultValue = "org") String scope,
            @RequestParam(defaultValue = Period.ALL) String period,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(defaultValue = "any") String outcome,
            @RequestParam(required = false) @Nullable String stage,
            @RequestParam(required = false) @Nullable String pipeline,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > MOST) {
            throw Problem.invalid("invalid-limit", "limit", "expected 1 to %d, but received %d".formatted(MOST, limit));
        }
        Visibility current = visibility.current();
        Scope which = parse("scope", () -> Scope.parse(scope));
        if (!current.ofScope(which.kind(), which.name())) {
            throw new AccessDeniedException("scope is not visible to the caller");
        }
        LocalDate day = asOf == null ? reporting.day(clock.instant()) : asOf;
        Period days = parse("period", () -> Period.parse(period, day, reference.snapshot().reference().calendars()));
        LocalDate last = days.isAll() ? null : days.lastDay();
        DealFilter filter = new DealFilter(
                which.toString(), current.narrowedTo(), pipeline, outcome, stage, days.from(), last, reporting);
        return deals.list(filter, cursor, limit);
    }

    @GetMapping("/api/v1/deals/{id}")
    @Operation(summary = "One deal: its facts, its way through the stages, and every event they follow from")
    JsonNode one(@PathVariable String id) {
        JsonNode deal = deals.find(id, visibility.current().narrowedTo());
        if (deal == null) {
            throw Problem.notFound("unknown-deal", "There is no deal '%s' that you may see.".formatted(id));
        }
        return deal;
    }

    private static <T> T parse(String parameter, java.util.function.Supplier<T> parser) {
        try {
            return parser.get();
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("invalid-" + parameter, parameter, String.valueOf(e.getMessage()));
        }
    }
}
