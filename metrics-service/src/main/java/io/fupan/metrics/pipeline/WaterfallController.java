package io.fupan.metrics.pipeline;

import io.fupan.metric.cell.CellIndex.AtCut;
import io.fupan.metric.formula.Window;
import io.fupan.metrics.deal.DealEvidence;
import io.fupan.metrics.evidence.EvidencePage;
import io.fupan.metrics.window.Answer;
import io.fupan.metrics.window.Question;
import io.fupan.metrics.window.WindowRequest;
import io.fupan.metrics.window.Windows;
import io.fupan.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Shows how the open pipeline came from the start of a period to its end. */
@RestController
@Tag(name = "pipeline", description = "What moved the open pipeline")
@PreAuthorize("hasAnyRole('manager', 'rep', 'admin', 'bi')")
class WaterfallController {

    static final String PATH = "/api/v1/waterfall";
    private static final int MOST = 500;

    private final Windows windows;
    private final DealEvidence deals;

    WaterfallController(Windows windows, DealEvidence deals) {
        this.windows = windows;
        this.deals = deals;
    }

    /**
     * The deals behind a bar of a waterfall.
     *
     * @param bar the bar: the portions of all deals together
     * @param narrowedTo the scope that the deals, but not the bar, are narrowed to, as the caller may see no others
     */
    record Evidence(
            WaterfallView.Entry bar, @Nullable String narrowedTo, List<JsonNode> items, @Nullable String next) {}

    @GetMapping(PATH)
    @Operation(
            summary = "How the open pipeline moved from the start of a period to its end, leg by leg, adding up exactly;"
                    + " closing=true: only what is expected to close in the period")
    Answer<WaterfallView> waterfall(
            @ParameterObject WindowRequest request, @RequestParam(defaultValue = "false") boolean closing) {
        Question question = windows.question(request);
        AtCut<WaterfallView> view = windows.read(question, window -> view(window, question, closing));
        return new Answer<>(view.result(), view.cut(), Map.of(
                "self", question.address(PATH, Map.of("closing", closing)),
                "definition", "/api/v1/metrics#pipelineWaterfall"));
    }

    @GetMapping(PATH + "/{leg}/deals")
    @Operation(
            summary = "The deals behind a bar of the waterfall (a leg, start, end or deletedSince), latest first: each says"
                    + " what portion of the bar it is")
    Answer<Evidence> evidence(
            @PathVariable String leg,
            @ParameterObject WindowRequest request,
            @RequestParam(defaultValue = "false") boolean closing,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > MOST) {
            throw Problem.invalid("invalid-limit", "limit", "expected 1 to %d, but received %d".formatted(MOST, limit));
        }
        Question question = windows.question(request);
        AtCut<WaterfallView> view = windows.read(question, window -> view(window, question, closing));
        WaterfallView.Entry bar = view.result().bar(leg);
        if (bar == null) {
            throw Problem.notFound("unknown-leg", "The waterfall has no '%s'.".formatted(leg));
        }
        LegPortion portion = new LegPortion(leg, closing, question, windows.reference(), windows.currency());
        String narrowedTo = windows.narrowedTo();
        EvidencePage page = deals.page(
                question.scope(), question.period(), LegPortion.isStock(leg), portion.reference(), narrowedTo, cursor,
                limit, portion);
        return new Answer<>(new Evidence(bar, narrowedTo, page.items(), page.next()), view.cut(), Map.of(
                "self", bar.evidence(),
                "waterfall", question.address(PATH, Map.of("closing", closing))));
    }

    private static WaterfallView view(Window window, Question question, boolean closing) {
        return WaterfallView.of(LegPortion.waterfall(window, closing), window, question, closing);
    }
}
