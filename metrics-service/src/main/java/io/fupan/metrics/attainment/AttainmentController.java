package io.fupan.metrics.attainment;

import io.fupan.metric.catalogue.Figure;
import io.fupan.metric.cell.CellIndex.AtCut;
import io.fupan.metric.formula.Window;
import io.fupan.metric.period.Period;
import io.fupan.metric.period.SellingDays;
import io.fupan.metric.scope.ScopeKinds;
import io.fupan.metrics.window.Answer;
import io.fupan.metrics.window.Question;
import io.fupan.metrics.window.WindowRequest;
import io.fupan.metrics.window.Windows;
import io.fupan.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** Shows bookings against targets. */
@RestController
@Tag(name = "attainment", description = "What was reached of the targets")
@PreAuthorize("hasAnyRole('manager', 'rep', 'admin', 'bi')")
class AttainmentController {

    private static final String PATH = "/api/v1/attainment";

    private static final List<String> KINDS =
            List.of(ScopeKinds.ORG, ScopeKinds.OFFICE, ScopeKinds.TEAM, ScopeKinds.REP);

    private final Windows windows;

    AttainmentController(Windows windows) {
        this.windows = windows;
    }

    @GetMapping(PATH)
    @Operation(summary = "Target, actual, attainment, pace and gap of every scope of a kind that the caller may see")
    Answer<AttainmentView> attainment(
            @RequestParam(defaultValue = ScopeKinds.REP) String kind,
            @RequestParam String period,
            @RequestParam(required = false) @Nullable LocalDate asOf) {
        if (!KINDS.contains(kind)) {
            throw Problem.invalid("invalid-scope", "kind", "expected one of %s, but received '%s'".formatted(KINDS, kind));
        }
        Question question = windows.everywhere(new WindowRequest(null, period, asOf));
        if (question.period().isAll()) {
            throw Problem.invalid("invalid-period", "period", "a target is set for a period that has a beginning");
        }
        AtCut<AttainmentView> view = windows.read(question, window -> view(window, kind));
        Period asked = question.period();
        return new Answer<>(view.result(), view.cut(), Map.of(
                "self",
                UriComponentsBuilder.fromPath(PATH)
                        .queryParam("kind", kind)
                        .queryParam("period", "{period}")
                        .queryParam("asOf", asked.asOf())
                        .encode()
                        .buildAndExpand(asked.text())
                        .toUriString(),
                "definition",
                "/api/v1/metrics#quotaAttainment"));
    }

    private AttainmentView view(Window window, String kind) {
        Period period = window.period();
        SellingDays days = Objects.requireNonNull(SellingDays.of(period.whole()));
        BigDecimal share = days.share();
        return new AttainmentView(
                kind,
                Objects.requireNonNull(period.from()),
                period.to(),
                period.asOf(),
                share == null ? null : Figure.number(share),
                days.total(),
                days.over(),
                window.currency().getCurrencyCode(),
                new Rows(window).ofKind(kind, windows::isVisible));
    }
}
