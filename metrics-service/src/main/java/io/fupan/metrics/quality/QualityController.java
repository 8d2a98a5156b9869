package io.fupan.metrics.quality;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.fupan.metric.cell.CellIndex.AtCut;
import io.fupan.metric.formula.quality.Reliability;
import io.fupan.metrics.window.Answer;
import io.fupan.metrics.window.Question;
import io.fupan.metrics.window.Subject;
import io.fupan.metrics.window.WindowRequest;
import io.fupan.metrics.window.Windows;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says how far the data of a scope and period can be relied on. */
@RestController
@Tag(name = "quality", description = "How far the data can be relied on")
@PreAuthorize("hasAnyRole('manager', 'rep', 'admin', 'bi')")
class QualityController {

    private static final String PATH = "/api/v1/data-quality";

    private final Windows windows;

    QualityController(Windows windows) {
        this.windows = windows;
    }

    /** The score from 0 to 100, {@code null} without data, and the parts it is the mean of. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Quality(@JsonUnwrapped Subject subject, @Nullable Double score, List<Reliability.Part> parts) {}

    @GetMapping(PATH)
    @Operation(summary = "How complete, punctual, recent and stable the data of a scope and period are, part by part")
    Answer<Quality> quality(@ParameterObject WindowRequest request) {
        Question question = windows.question(request);
        Subject subject = question.subject(windows.currency());
        AtCut<Quality> quality = windows.read(question, window -> {
            Reliability reliability = Reliability.of(window);
            return new Quality(subject, reliability.score(), reliability.parts());
        });
        return new Answer<>(quality.result(), quality.cut(), Map.of(
                "self", question.address(PATH, Map.of()),
                "evidence", question.deals("any"),
                "definition", "/api/v1/metrics#dataReliability"));
    }
}
