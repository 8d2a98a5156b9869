package io.fupan.metrics.pipeline;

import io.fupan.metric.cell.CellIndex.AtCut;
import io.fupan.metric.formula.Window;
import io.fupan.metric.formula.pipeline.Waterfall;
import io.fupan.metrics.window.Answer;
import io.fupan.metrics.window.Question;
import io.fupan.metrics.window.WindowRequest;
import io.fupan.metrics.window.Windows;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows how the open pipeline came from the start of a period to its end. */
@RestController
@Tag(name = "pipeline", description = "What moved the open pipeline")
@PreAuthorize("hasAnyRole('manager', 'rep', 'admin', 'bi')")
class WaterfallController {

    private static final String PATH = "/api/v1/waterfall";

    private final Windows windows;

    WaterfallController(Windows windows) {
        this.windows = windows;
    }

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

    private static WaterfallView view(Window window, Question question, boolean closing) {
        Waterfall waterfall = closing ? Waterfall.ofExpected(window) : Waterfall.ofAll(window);
        return WaterfallView.of(waterfall, window, question, closing);
    }
}
