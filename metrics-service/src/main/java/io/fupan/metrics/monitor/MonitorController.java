package io.fupan.metrics.monitor;

import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.scope.Scope;
import io.fupan.metrics.alert.Alerts;
import io.fupan.service.metric.CallerVisibility;
import io.fupan.service.problem.Problem;
import io.fupan.service.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Makes, changes, shows and deletes monitors. */
@RestController
@RequestMapping("/api/v1/monitors")
@Tag(name = "monitors", description = "Rules about metrics that somebody wants to be told of, and what they found")
class MonitorController {

    private static final int MOST_ITEMS = 500;
    private static final int MOST_MONITORS = 1000;
    private static final int LONGEST_KEY = 200;

    private final Monitors monitors;
    private final MonitorLog log;
    private final Alerts alerts;
    private final MetricCatalogue catalogue;
    private final CallerVisibility visibility;

    MonitorController(
            Monitors monitors, MonitorLog log, Alerts alerts, MetricCatalogue catalogue, CallerVisibility visibility) {
        this.monitors = monitors;
        this.log = log;
        this.alerts = alerts;
        this.catalogue = catalogue;
        this.visibility = visibility;
    }

    /**
     * A page of monitors, by id.
     *
     * @param next the cursor of the next page, or {@code null} on the last one
     */
    record Page(List<MonitorView> items, @Nullable String next) {}

    @GetMapping
    @PreAuthorize("hasAnyRole('manager', 'rep', 'admin', 'bi')")
    @Operation(summary = "The monitors of scopes that the caller may see")
    Page list(
            @RequestParam(required = false) @Nullable String metric,
            @RequestParam(required = false) @Nullable String scope,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > MOST_ITEMS) {
            throw Problem.invalid("invalid-limit", "limit", "expected 1 to %d, but received %d".formatted(MOST_ITEMS, limit));
        }
        List<Monitor> found = monitors.all().stream()
                .filter(each -> sees(each.scope()))
                .filter(each -> (metric == null || each.question().metric().equals(metric))
                        && (scope == null || each.question().scope().equals(scope))
                        && (cursor == null || each.id().compareTo(cursor) > 0))
                .limit(limit + 1L)
                .toList();
        List<Monitor> shown = found.size() > limit ? found.subList(0, limit) : found;
        return new Page(shown.stream().map(this::view).toList(), found.size() > limit ? shown.getLast().id() : null);
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAnyRole('manager', 'rep', 'admin', 'bi')")
    @Operation(summary = "One monitor; its ETag is the version that a change must expect")
    ResponseEntity<MonitorView> one(@PathVariable String id) {
        return answer(HttpStatus.OK, visible(id));
    }

    @PostMapping
    @PreAuthorize("hasAnyRole('manager', 'admin')")
    @Operation(summary = "Make a monitor; the same Idempotency-Key makes the same one")
    ResponseEntity<MonitorView> create(
            @RequestBody MonitorRequest wanted,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        requireVisible(wanted.checkedScope());
        var fact = wanted.checked(1, Caller.current().name(), catalogue);
        if (monitors.all().size() >= MOST_MONITORS) {
            throw Problem.conflict("too-many-monitors", "There are already %d monitors.".formatted(MOST_MONITORS));
        }
        String id = id(key);
        Monitor existing = monitors.find(id);
        if (existing != null && !existing.question().equals(fact.question())) {
            throw Problem.of(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "idempotency-key-reused",
                    "The Idempotency-Key was used for the monitor %s.".formatted(id));
        }
        return answer(HttpStatus.CREATED, existing != null ? existing : log.define(id, fact));
    }

    @PutMapping("/{id}")
    @PreAuthorize("hasAnyRole('manager', 'admin')")
    @Operation(summary = "Replace a monitor; If-Match is the ETag that was seen. An open alert of it is resolved")
    ResponseEntity<MonitorView> replace(
            @PathVariable String id,
            @RequestBody MonitorRequest wanted,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match) {
        Monitor before = visible(id);
        requireVisible(wanted.checkedScope());
        if (match == null) {
            throw Problem.of(
                    HttpStatus.PRECONDITION_REQUIRED, "version-required", "Send the ETag you have seen as If-Match.");
        }
        requireVersion(before, match);
        var fact = wanted.checked(before.version() + 1, Caller.current().name(), catalogue);
        return answer(HttpStatus.OK, log.define(id, fact));
    }

    @DeleteMapping("/{id}")
    @PreAuthorize("hasAnyRole('manager', 'admin')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a monitor; an open alert of it is resolved")
    void delete(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match) {
        Monitor monitor = visible(id);
        if (match != null) {
            requireVersion(monitor, match);
        }
        log.delete(id);
    }

    private ResponseEntity<MonitorView> answer(HttpStatus status, Monitor monitor) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status).eTag(String.valueOf(monitor.version()));
        if (status.equals(HttpStatus.CREATED)) {
            answer.location(URI.create("/api/v1/monitors/" + monitor.id()));
        }
        return answer.body(view(monitor));
    }

    private MonitorView view(Monitor monitor) {
        return MonitorView.of(monitor, alerts.openOf(monitor.id()));
    }

    private Monitor visible(String id) {
        Monitor monitor = monitors.find(id);
        if (monitor == null || !sees(monitor.scope())) {
            throw Problem.notFound("unknown-monitor", "There is no monitor '%s' that you may see.".formatted(id));
        }
        return monitor;
    }

    private static void requireVersion(Monitor monitor, String match) {
        String expected = match.strip().replace("W/", "").replace("\"", "");
        if (!expected.equals("*") && !expected.equals(String.valueOf(monitor.version()))) {
            throw Problem.of(
                            HttpStatus.PRECONDITION_FAILED, "stale-version", "Somebody else changed the monitor since.")
                    .with("version", monitor.version());
        }
    }

    private void requireVisible(Scope scope) {
        if (!sees(scope)) {
            throw new AccessDeniedException("scope is not visible to the caller");
        }
    }

    private boolean sees(Scope scope) {
        return visibility.current().ofScope(scope.kind(), scope.name());
    }

    private static String id(@Nullable String key) {
        if (key == null) {
            return UUID.randomUUID().toString();
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw Problem.invalid(
                    "invalid-idempotency-key", "Idempotency-Key", "expected 1 to %d characters".formatted(LONGEST_KEY));
        }
        String text = "monitor\n" + Caller.current().name() + '\n' + key;
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
