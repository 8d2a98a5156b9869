package io.fupan.metrics.stream;

import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.formula.InvalidQuery;
import io.fupan.metric.scope.Scope;
import io.fupan.metrics.rolling.RollingProperties;
import io.fupan.service.metric.CallerVisibility;
import io.fupan.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Sends changes of numbers and alerts as they come. */
@RestController
@Tag(name = "stream", description = "Changes of numbers, and alerts, as they come")
class StreamController {

    private static final Set<String> KINDS = Set.of(LiveEvent.VALUE, LiveEvent.ALERT);

    private final Streams streams;
    private final MetricCatalogue catalogue;
    private final CallerVisibility visibility;
    private final List<String> windows;

    StreamController(
            Streams streams, MetricCatalogue catalogue, CallerVisibility visibility, RollingProperties rolling) {
        this.streams = streams;
        this.catalogue = catalogue;
        this.visibility = visibility;
        this.windows = rolling.windows();
    }

    /** The request's own thread, a virtual one, writes until the stream ends. */
    @GetMapping(value = "/api/v1/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @PreAuthorize("hasAnyRole('manager', 'rep', 'admin', 'bi')")
    @Operation(
            summary = "Server-sent events: rolling values that change (value, withdrawn) and alerts (alert), of scopes that"
                    + " the caller may see; Last-Event-ID resumes an earlier stream",
            responses = @ApiResponse(
                    responseCode = "200",
                    description = "ready, then events until end",
                    content = @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(type = "string"))))
    void stream(
            @RequestParam(required = false) @Nullable String events,
            @RequestParam(required = false) @Nullable String metric,
            @RequestParam(required = false) @Nullable String scope,
            @RequestParam(required = false) @Nullable String window,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String resume,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        Wanted wanted = new Wanted(kinds(events), checkedMetric(metric), checkedScope(scope), checkedWindow(window));
        Position position = resume == null || resume.isEmpty() ? null : position(resume);
        try (Seats.Seat _ = streams.seat()) {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setHeader("X-Accel-Buffering", "no");
            if (!request.getMethod().equals(HttpMethod.HEAD.name())) {
                streams.run(wanted, position, response.getOutputStream());
            }
        }
    }

    private static Set<String> kinds(@Nullable String events) {
        if (events != null && !KINDS.contains(events)) {
            throw Problem.invalid("invalid-events", "events", "expected value or alert, but received '%s'".formatted(events));
        }
        return LiveEvent.ALERT.equals(events)
                ? Set.of(LiveEvent.ALERT)
                : events == null
                        ? Set.of(LiveEvent.VALUE, LiveEvent.WITHDRAWN, LiveEvent.ALERT)
                        : Set.of(LiveEvent.VALUE, LiveEvent.WITHDRAWN);
    }

    private @Nullable String checkedMetric(@Nullable String metric) {
        try {
            return metric == null ? null : catalogue.definition(metric).metric();
        } catch (InvalidQuery e) {
            throw Problem.invalid("unknown-metric", "metric", String.valueOf(e.getMessage()));
        }
    }

    private @Nullable Scope checkedScope(@Nullable String scope) {
        if (scope == null) {
            return null;
        }
        Scope checked;
        try {
            checked = Scope.parse(scope);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("invalid-scope", "scope", String.valueOf(e.getMessage()));
        }
        if (!visibility.current().ofScope(checked.kind(), checked.name())) {
            throw new AccessDeniedException("scope is not visible to the caller");
        }
        return checked;
    }

    private @Nullable String checkedWindow(@Nullable String window) {
        if (window != null && !windows.contains(window)) {
            throw Problem.invalid("invalid-window", "window", "expected one of %s".formatted(windows));
        }
        return window;
    }

    private static Position position(String id) {
        try {
            return Position.parse(id);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("invalid-event-id", "Last-Event-ID", String.valueOf(e.getMessage()));
        }
    }
}
