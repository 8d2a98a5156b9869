package io.fupan.metrics.alert;

import io.fupan.metric.scope.Scope;
import io.fupan.service.metric.CallerVisibility;
import io.fupan.service.problem.Problem;
import io.fupan.service.security.Visibility;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows what monitors found, to those who may see the scope it is about. */
@RestController
@Tag(name = "monitors")
@PreAuthorize("hasAnyRole('manager', 'rep', 'admin', 'bi')")
class AlertController {

    private static final int MOST = 500;

    /** The latest first. */
    private static final Comparator<Alert> ORDER =
            Comparator.comparing(AlertController::place).reversed();

    private final Alerts alerts;
    private final CallerVisibility visibility;

    AlertController(Alerts alerts, CallerVisibility visibility) {
        this.alerts = alerts;
        this.visibility = visibility;
    }

    /**
     * A page of alerts, the one opened last first.
     *
     * @param total how many there are on all pages
     * @param next the cursor of the next page, or {@code null} on the last one
     */
    record Page(List<Alert> items, int total, @Nullable String next) {}

    @GetMapping("/api/v1/alerts")
    @Operation(summary = "Alerts by state (open or resolved), monitor, metric, scope and severity, latest first")
    Page list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String monitor,
            @RequestParam(required = false) @Nullable String metric,
            @RequestParam(required = false) @Nullable String scope,
            @RequestParam(required = false) @Nullable String severity,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > MOST) {
            throw Problem.invalid("invalid-limit", "limit", "expected 1 to %d, but received %d".formatted(MOST, limit));
        }
        if (state != null && !List.of(Alert.OPEN, Alert.RESOLVED).contains(state)) {
            throw Problem.invalid("invalid-state", "state", "expected open or resolved, but received '%s'".formatted(state));
        }
        List<Alert> found = alerts.all().stream()
                .filter(visible())
                .filter(alert -> (state == null || alert.state().equals(state))
                        && (monitor == null || alert.monitor().equals(monitor))
                        && (metric == null || alert.question().metric().equals(metric))
                        && (scope == null || alert.question().scope().equals(scope))
                        && (severity == null || alert.severity().equals(severity)))
                .sorted(ORDER)
                .toList();
        return page(found, cursor, limit);
    }

    @GetMapping("/api/v1/alerts/{id}")
    @Operation(summary = "One alert, with the number that raised it and where it comes from")
    Alert one(@PathVariable String id) {
        Alert alert = alerts.find(id);
        if (alert == null || !visible().test(alert)) {
            throw Problem.notFound("unknown-alert", "There is no alert '%s' that you may see.".formatted(id));
        }
        return alert;
    }

    private static Page page(List<Alert> found, @Nullable String cursor, int limit) {
        String after = cursor == null ? null : decoded(cursor);
        List<Alert> rest = found.stream()
                .filter(alert -> after == null || place(alert).compareTo(after) < 0)
                .limit(limit + 1L)
                .toList();
        boolean more = rest.size() > limit;
        List<Alert> items = more ? rest.subList(0, limit) : rest;
        return new Page(items, found.size(), more ? encoded(place(items.getLast())) : null);
    }

    private Predicate<Alert> visible() {
        Visibility current = visibility.current();
        return alert -> {
            Scope scope = Scope.parse(alert.question().scope());
            return current.ofScope(scope.kind(), scope.name());
        };
    }

    /** Sorts as the moments do; milliseconds all have the same number of digits. */
    private static String place(Alert alert) {
        return "%015d|%s".formatted(alert.openedAt().toEpochMilli(), alert.id());
    }

    private static String encoded(String place) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String cursor) {
        try {
            String place = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (place.matches("\\d{15}\\|.+")) {
                return place;
            }
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("invalid-cursor", "cursor", "expected a cursor from an earlier answer");
        }
        throw Problem.invalid("invalid-cursor", "cursor", "expected a cursor from an earlier answer");
    }
}
