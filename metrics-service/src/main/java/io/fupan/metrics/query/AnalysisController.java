package io.fupan.metrics.query;

import io.fupan.metric.bottleneck.BottleneckDetector;
import io.fupan.metric.bottleneck.Bottlenecks;
import io.fupan.metric.catalogue.Figure;
import io.fupan.metric.catalogue.Ranking;
import io.fupan.metric.cell.CellIndex.AtCut;
import io.fupan.metric.cell.CellReader;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.formula.Reading;
import io.fupan.metric.leaderboard.Leaderboard;
import io.fupan.metric.mix.Mix;
import io.fupan.metric.mix.MixReading;
import io.fupan.metric.period.Period;
import io.fupan.metric.reference.Reference;
import io.fupan.metric.scope.Scope;
import io.fupan.metric.scope.ScopeKinds;
import io.fupan.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells what changed from what only looks so. */
@RestController
@Tag(name = "analyses", description = "Bottlenecks, mixes and leaderboards, tested against chance")
@PreAuthorize("hasAnyRole('manager', 'rep', 'admin', 'bi')")
class AnalysisController {

    private static final String BOTTLENECKS = "/api/v1/bottlenecks";

    private final Inquiries inquiries;
    private final BottleneckDetector detector;

    AnalysisController(Inquiries inquiries) {
        this.inquiries = inquiries;
        this.detector = new BottleneckDetector(inquiries.catalogue());
    }

    @GetMapping(BOTTLENECKS)
    @Operation(
            summary = "Stages in which deals are lost, stall, pile up or go back more than in the four periods before,"
                    + " tested against chance and priced")
    MetricAnswer<BottlenecksView> bottlenecks(
            @ParameterObject MetricRequest request, @RequestParam(required = false) @Nullable String pipeline) {
        MetricQuery query = inquiries.query("stageConversion", request);
        int horizon = query.horizon() == null ? MetricQuery.DEFAULT_HORIZON : query.horizon();
        AtCut<Bottlenecks> found = inquiries.compute((cells, reference) ->
                detector.detect(cells, reference, query.scope(), query.period(), pipeline, horizon));
        StageLinks links = new StageLinks(inquiries.catalogue(), query.withHorizon(horizon));
        return new MetricAnswer<>(
                BottlenecksView.of(found.result(), links),
                found.cut(),
                Links.self(BOTTLENECKS, query.withHorizon(horizon), pipeline));
    }

    @GetMapping("/api/v1/metrics/{metric}/mix")
    @Operation(
            summary = "Why a rate differs from that of the period before, or of another scope (against): other rates"
                    + " within the groups, or groups of other sizes")
    MetricAnswer<Mix> mix(
            @PathVariable String metric,
            @ParameterObject MetricRequest request,
            @RequestParam String by,
            @Parameter(description = "another scope to compare with, instead of another period")
                    @RequestParam(required = false)
                    @Nullable String against) {
        requireKind("by", by);
        MetricQuery now = inquiries.query(metric, request).comparedWith(null);
        MetricQuery before = against == null ? earlier(now, request.compare()) : now.about(scope(against));
        inquiries.requireVisible(before.scope());
        AtCut<Mix> mix = inquiries.compute((cells, reference) ->
                new MixReading(inquiries.catalogue(), cells, reference, by).read(before, now));
        return new MetricAnswer<>(visible(mix.result()), mix.cut(), Map.of("metric", Links.metric(now)));
    }

    @GetMapping("/api/v1/leaderboard")
    @Operation(summary = "The scopes of a kind in bands: within a band the intervals overlap, so nobody is ahead of anybody")
    MetricAnswer<LeaderboardView> leaderboard(
            @RequestParam String metric, @RequestParam String kind, @ParameterObject MetricRequest request) {
        requireKind("kind", kind);
        MetricQuery query = inquiries.query(metric, request);
        AtCut<Leaderboard> board = inquiries.compute((cells, reference) -> board(cells, reference, query, kind));
        return new MetricAnswer<>(
                LeaderboardView.of(board.result(), query, inquiries.catalogue().definition(metric)),
                board.cut(),
                Map.of("metric", Links.metric(query)));
    }

    /** Only those the caller may see are put in bands. */
    private Leaderboard board(CellReader cells, Reference reference, MetricQuery query, String kind) {
        Ranking all = inquiries.catalogue().ranking(cells, reference, query, kind);
        Ranking visible = new Ranking(
                all.metric(), all.definition(), all.kind(), all.period(), all.unit(), all.currency(), all.asOf(),
                all.values().stream().filter(value -> inquiries.isVisible(value.scope())).toList());
        Reading whole = inquiries.catalogue().reading(cells, reference, query);
        BigDecimal rate = whole.backing().ratio() == null ? null : whole.value();
        return Leaderboard.of(
                visible, inquiries.catalogue().definition(query.metric()), rate == null ? null : Figure.number(rate));
    }

    private Mix visible(Mix mix) {
        return mix.without(group -> group.scope() != null && !inquiries.isVisible(group.scope()));
    }

    private static MetricQuery earlier(MetricQuery now, @Nullable String compare) {
        try {
            Period other = MetricQuery.YEAR_AGO.equals(compare) ? now.period().yearAgo() : now.period().previous();
            return now.in(other);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("invalid-period", "period", String.valueOf(e.getMessage()));
        }
    }

    private static Scope scope(String text) {
        try {
            return Scope.parse(text);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("invalid-scope", "against", String.valueOf(e.getMessage()));
        }
    }

    private static void requireKind(String parameter, String kind) {
        if (!ScopeKinds.knows(kind)) {
            throw Problem.invalid(
                    "invalid-scope", parameter, "expected one of %s, but received '%s'".formatted(ScopeKinds.all(), kind));
        }
    }
}
