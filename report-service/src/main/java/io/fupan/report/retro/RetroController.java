package io.fupan.report.retro;

import io.fupan.event.retro.RetroFact;
import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.formula.InvalidQuery;
import io.fupan.metric.scope.Scope;
import io.fupan.report.access.Access;
import io.fupan.service.metric.ReferenceView;
import io.fupan.service.problem.Problem;
import io.fupan.service.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Opens retros, walks them through their phases, and shows them. */
@RestController
@RequestMapping("/api/v1/retros")
@Tag(name = "Retros", description = "Retrospectives: a period and scope looked back on in four phases.")
class RetroController {

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final int MOST_ITEMS = 200;
    private static final int LONGEST_TEXT = 2000;

    private final Retros retros;
    private final Decisions decisions;
    private final Access access;
    private final MetricCatalogue catalogue;
    private final ReferenceView reference;
    private final Reporting reporting;
    private final Clock clock;

    RetroController(
            Retros retros,
            Decisions decisions,
            Access access,
            MetricCatalogue catalogue,
            ReferenceView reference,
            Reporting reporting,
            Clock clock) {
        this.retros = retros;
        this.decisions = decisions;
        this.access = access;
        this.catalogue = catalogue;
        this.reference = reference;
        this.reporting = reporting;
        this.clock = clock;
    }

    /** A move to another phase. */
    record Advance(@Nullable String to, @Nullable Integer expectedVersion) {}

    /** An action agreed on; {@code metric} may be missing if its effect cannot be measured. */
    record NewAction(
            @Nullable String text,
            @Nullable String metric,
            @Nullable String owner,
            @Nullable LocalDate due,
            @Nullable Integer expectedVersion) {}

    @PostMapping
    @PreAuthorize("hasAnyRole('manager','admin')")
    @Operation(summary = "Open a retro for a period and scope; the same Idempotency-Key opens the same retro.")
    ResponseEntity<Retro> open(
            @RequestBody RetroRequest request,
            @RequestHeader(name = IDEMPOTENCY_KEY, required = false) @Nullable String key) {
        RetroFact.Created fact =
                request.fact(
                        reporting.day(clock.instant()),
                        Caller.current().name(),
                        catalogue,
                        reference.snapshot().reference().calendars());
        requireVisible(request.checkedScope());
        String id = Ids.of("retro", key);
        Retro existing = retros.find(id);
        Retro retro = existing != null ? existing : decisions.decide(id, "created-" + id, fact);
        if (!retro.period().equals(fact.period()) || !retro.scope().equals(fact.scope())) {
            throw Problem.of(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "idempotency-key-reused",
                    "The Idempotency-Key was used for the retro of %s, %s."
                            .formatted(retro.scope(), retro.period()));
        }
        return ResponseEntity.created(URI.create("/api/v1/retros/" + retro.id()))
                .eTag(Versions.etag(retro))
                .body(retro);
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('manager','rep','admin','bi')")
    @Operation(summary = "List the retros that the caller may see, newest first.")
    Retros.Page list(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > MOST_ITEMS) {
            throw Problem.invalid("invalid-limit", "limit", "expected 1 to %d".formatted(MOST_ITEMS));
        }
        return retros.list(access.scopes(), cursor, limit);
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAnyRole('manager','rep','admin','bi')")
    @Operation(summary = "Read one retro; its ETag is the version that a change must expect.")
    ResponseEntity<Retro> read(@PathVariable String id) {
        return answer(visible(id));
    }

    @PostMapping("/{id}:advance")
    @PreAuthorize("hasAnyRole('manager','admin')")
    @Operation(summary = "Move a retro to its next phase.")
    ResponseEntity<Retro> advance(
            @PathVariable String id,
            @RequestBody Advance request,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = IDEMPOTENCY_KEY, required = false) @Nullable String key) {
        visible(id);
        Phase to = Phase.named(String.valueOf(request.to())).orElse(null);
        if (to == null) {
            throw Problem.invalid("invalid-phase", "to", "expected REVIEWING, SUMMARISING or CLOSED");
        }
        int expected = Versions.expected(ifMatch, request.expectedVersion());
        RetroFact fact = new RetroFact.PhaseChanged(to.name(), expected, Caller.current().name());
        return answer(decisions.decide(id, Ids.of("advance " + id, key), fact));
    }

    @PostMapping("/{id}/actions")
    @PreAuthorize("hasAnyRole('manager','admin')")
    @Operation(summary = "Agree on an action: what, who, until when, and which metric it is to move.")
    ResponseEntity<Retro> act(
            @PathVariable String id,
            @RequestBody NewAction request,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = IDEMPOTENCY_KEY, required = false) @Nullable String key) {
        visible(id);
        String action = Ids.of("action " + id, key);
        RetroFact fact = new RetroFact.ActionCreated(
                action,
                text("text", request.text()),
                metric(request.metric()),
                text("owner", request.owner()),
                due(request.due()),
                Versions.expected(ifMatch, request.expectedVersion()),
                Caller.current().name());
        Retro after = decisions.decide(id, action, fact);
        return ResponseEntity.status(HttpStatus.CREATED).eTag(Versions.etag(after)).body(after);
    }

    private Retro visible(String id) {
        Retro retro = retros.find(id);
        if (retro == null || !access.sees(Scope.parse(retro.scope()))) {
            throw Problem.notFound("unknown-retro", "There is no retro %s that you may see.".formatted(id));
        }
        return retro;
    }

    private void requireVisible(Scope scope) {
        if (!access.sees(scope)) {
            throw Problem.of(HttpStatus.FORBIDDEN, "forbidden", "You may not look back on %s.".formatted(scope));
        }
    }

    private @Nullable String metric(@Nullable String metric) {
        try {
            return metric == null ? null : catalogue.definition(metric).metric();
        } catch (InvalidQuery e) {
            throw Problem.invalid("invalid-action", "metric", String.valueOf(e.getMessage()));
        }
    }

    private static String text(String field, @Nullable String text) {
        if (text == null || text.isBlank() || text.length() > LONGEST_TEXT) {
            throw Problem.invalid("invalid-action", field, "expected 1 to %d characters".formatted(LONGEST_TEXT));
        }
        return text;
    }

    private static LocalDate due(@Nullable LocalDate due) {
        if (due == null) {
            throw Problem.invalid("invalid-action", "due", "expected a day, for example 2018-01-31");
        }
        return due;
    }

    private static ResponseEntity<Retro> answer(Retro retro) {
        return ResponseEntity.ok().eTag(Versions.etag(retro)).body(retro);
    }
}
