package io.fupan.metrics.query;

import io.fupan.metric.catalogue.Funnel;
import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.catalogue.MetricValue;
import io.fupan.metric.catalogue.Ranking;
import io.fupan.metric.catalogue.Series;
import io.fupan.metric.cell.CellIndex.AtCut;
import io.fupan.metric.cell.CellReader;
import io.fupan.metric.cell.Reporting;
import io.fupan.metric.formula.InvalidQuery;
import io.fupan.metric.formula.MetricDefinition;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.period.Calendars;
import io.fupan.metric.period.Grain;
import io.fupan.metric.period.Period;
import io.fupan.metric.period.RollingWindow;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import io.fupan.metric.scope.ScopeKinds;
import io.fupan.service.metric.CallerVisibility;
import io.fupan.service.metric.CellView;
import io.fupan.service.metric.ReferenceView;
import io.fupan.service.problem.Problem;
import io.fupan.service.security.Visibility;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers questions for metrics, each from one cut of the log. */
@RestController
@Tag(name = "metrics", description = "What the numbers are, and what they mean")
@PreAuthorize("hasAnyRole('manager', 'rep', 'admin', 'bi')")
class MetricsController {

    private final CellView cells;
    private final ReferenceView reference;
    private final MetricCatalogue catalogue;
    private final CallerVisibility visibility;
    private final Reporting reporting;
    private final Clock clock;

    MetricsController(
            CellView cells,
            ReferenceView reference,
            MetricCatalogue catalogue,
            CallerVisibility visibility,
            Reporting reporting,
            Clock clock) {
        this.cells = cells;
        this.reference = reference;
        this.catalogue = catalogue;
        this.visibility = visibility;
        this.reporting = reporting;
        this.clock = clock;
    }

    @GetMapping("/api/v1/metrics")
    @Operation(summary = "The catalogue: every metric with its definition, unit, variants and parameters")
    Map<String, List<MetricDefinition>> catalogue() {
        return Map.of("metrics", catalogue.definitions());
    }

    @GetMapping("/api/v1/metrics/{metric}")
    @Operation(summary = "The value of a metric for a scope and a period, with what it rests on")
    MetricAnswer<MetricValue> value(@PathVariable String metric, @ParameterObject MetricRequest request) {
        MetricQuery query = request.query(metric, today(), calendars());
        requireVisible(query.scope());
        AtCut<MetricValue> value = compute(reader -> catalogue.evaluate(reader, reference(), query));
        return new MetricAnswer<>(value.result(), value.cut(), Links.ofValue(query, catalogue.definition(metric)));
    }

    @GetMapping("/api/v1/metrics/{metric}/series")
    @Operation(summary = "A metric over time: by day, week, month, quarter, fiscal-month or fiscal-quarter, or in rolling windows of 7, 30 or 90 days; signals=true tells routine variation from the rest")
    MetricAnswer<Series> series(
            @PathVariable String metric,
            @ParameterObject MetricRequest request,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(defaultValue = "month") String grain,
            @RequestParam(required = false) @Nullable String window,
            @RequestParam(defaultValue = "false") boolean signals) {
        MetricQuery query = request.query(metric, today(), calendars()).in(period(request, from, to));
        requireVisible(query.scope());
        AtCut<Series> series = compute(reader -> window == null
                ? catalogue.series(reader, reference(), query, parse("grain", grain, name -> Grain.parse(name, calendars())))
                : catalogue.rolling(reader, reference(), query, parse("window", window, RollingWindow::parse)));
        return new MetricAnswer<>(
                signals ? series.result().withChart() : series.result(),
                series.cut(), Links.self("/api/v1/metrics/" + metric + "/series", query));
    }

    @GetMapping("/api/v1/metrics/{metric}/by/{kind}")
    @Operation(summary = "A metric for every scope of a kind, greatest first, each with its n and interval")
    MetricAnswer<RankingView> ranking(
            @PathVariable String metric, @PathVariable String kind, @ParameterObject MetricRequest request) {
        if (!ScopeKinds.knows(kind)) {
            throw Problem.invalid(
                    "invalid-scope", "kind", "expected one of %s, but received '%s'".formatted(ScopeKinds.all(), kind));
        }
        MetricQuery query = request.query(metric, today(), calendars());
        AtCut<Ranking> ranking = compute(reader -> catalogue.ranking(reader, reference(), query, kind));
        return new MetricAnswer<>(
                RankingView.of(visible(ranking.result()), query, catalogue.definition(metric)),
                ranking.cut(),
                Links.self("/api/v1/metrics/" + metric + "/by/" + kind, query));
    }

    @GetMapping("/api/v1/funnel")
    @Operation(summary = "How deals went through the stages, with conversion, losses and time in stage")
    MetricAnswer<FunnelView> funnel(
            @ParameterObject MetricRequest request, @RequestParam(required = false) @Nullable String pipeline) {
        Scope scope = request.parsedScope();
        requireVisible(scope);
        Period period = request.parsedPeriod(today(), calendars());
        int horizon = request.horizon() == null ? MetricQuery.DEFAULT_HORIZON : request.horizon();
        AtCut<Funnel> funnel =
                compute(reader -> catalogue.funnel(reader, reference(), scope, period, pipeline, horizon));
        MetricQuery query = MetricQuery.of("stageConversion", scope, period).withHorizon(horizon);
        return new MetricAnswer<>(
                FunnelView.of(funnel.result(), new StageLinks(catalogue, query)),
                funnel.cut(),
                Links.self("/api/v1/funnel", query, pipeline));
    }

    private <T> AtCut<T> compute(Function<CellReader, T> computation) {
        try {
            return cells.index().readAtCut(computation);
        } catch (InvalidQuery e) {
            String slug = e.parameter().equals("metric") ? "unknown-metric" : "invalid-query";
            throw Problem.invalid(slug, e.parameter(), String.valueOf(e.getMessage()));
        }
    }

    private Period period(MetricRequest request, @Nullable LocalDate from, @Nullable LocalDate to) {
        if (from == null && to == null) {
            return request.parsedPeriod(today(), calendars());
        }
        if (from == null || to == null || to.isBefore(from)) {
            throw Problem.invalid("invalid-period", "from", "expected from and to, the first day not after the last");
        }
        LocalDate asOf = request.asOf();
        return Period.between(from, to, asOf == null ? today() : asOf);
    }

    private static <T> T parse(String parameter, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("invalid-" + parameter, parameter, String.valueOf(e.getMessage()));
        }
    }

    private void requireVisible(Scope scope) {
        if (!visibility.current().ofScope(scope.kind(), scope.name())) {
            throw new AccessDeniedException("scope is not visible to the caller");
        }
    }

    private Ranking visible(Ranking ranking) {
        Visibility current = visibility.current();
        List<MetricValue> values = ranking.values().stream()
                .filter(value -> current.ofScope(value.scope().kind(), value.scope().name()))
                .toList();
        return new Ranking(
                ranking.metric(),
                ranking.definition(),
                ranking.kind(),
                ranking.period(),
                ranking.unit(),
                ranking.currency(),
                ranking.asOf(),
                values);
    }

    private Reference reference() {
        return reference.snapshot().reference();
    }

    private Calendars calendars() {
        return reference().calendars();
    }

    private LocalDate today() {
        return reporting.day(clock.instant());
    }
}
