package io.fupan.metrics.market;

import io.fupan.metric.cell.CellIndex.AtCut;
import io.fupan.metric.formula.Window;
import io.fupan.metric.formula.rivalry.Competitors;
import io.fupan.metric.formula.rivalry.LossReasons;
import io.fupan.metrics.window.Answer;
import io.fupan.metrics.window.Question;
import io.fupan.metrics.window.Subject;
import io.fupan.metrics.window.WindowRequest;
import io.fupan.metrics.window.Windows;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.function.BiFunction;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers what is sold, against whom, and why deals are lost. */
@RestController
@Tag(name = "market", description = "What is sold, against whom, and why deals are lost")
@PreAuthorize("hasAnyRole('manager', 'rep', 'admin', 'bi')")
class MarketController {

    private static final String TRENDS = "/api/v1/trends";
    private static final String BRIDGE = "/api/v1/price-volume-mix";
    private static final String COMPETITORS = "/api/v1/competitors";
    private static final String LOSS_REASONS = "/api/v1/loss-reasons";

    private final Windows windows;

    MarketController(Windows windows) {
        this.windows = windows;
    }

    @GetMapping(TRENDS)
    @Operation(
            summary = "Demand month by month, by product, series, segment or region: units, revenue, new deals,"
                    + " changes, season and slope of the measure revenue, units or newDeals")
    Answer<Trends> trends(
            @ParameterObject WindowRequest request,
            @RequestParam(defaultValue = "product") String by,
            @RequestParam(defaultValue = "revenue") String measure) {
        Question question = windows.question(request);
        String self = question.address(TRENDS, Map.of("by", by, "measure", measure));
        return answer(question, self, "demandTrend", "won", (window, subject) -> Trends.of(window, subject, by, measure));
    }

    @GetMapping(BRIDGE)
    @Operation(summary = "Why revenue differs from the period before or a year ago: units, mix, prices, products")
    Answer<RevenueBridge> bridge(
            @ParameterObject WindowRequest request, @RequestParam(defaultValue = "previous") String compare) {
        Question question = windows.question(request);
        String self = question.address(BRIDGE, Map.of("compare", compare));
        return answer(question, self, "priceVolumeMix", "won", (window, subject) -> RevenueBridge.of(window, subject, compare));
    }

    @GetMapping(COMPETITORS)
    @Operation(summary = "Win rate against each competitor, with interval, n and the period before")
    Answer<Opponents> competitors(@ParameterObject WindowRequest request) {
        Question question = windows.question(request);
        String self = question.address(COMPETITORS, Map.of());
        return answer(question, self, "competitiveWinRate", "closed", (window, subject) ->
                Opponents.of(Competitors.of(window), subject));
    }

    @GetMapping(LOSS_REASONS)
    @Operation(summary = "Why deals were lost, by count and by money, the most frequent reason first")
    Answer<Losses> lossReasons(@ParameterObject WindowRequest request) {
        Question question = windows.question(request);
        String self = question.address(LOSS_REASONS, Map.of());
        return answer(question, self, "lossReasons", "lost", (window, subject) ->
                Losses.of(LossReasons.of(window), window, subject));
    }

    private <T> Answer<T> answer(
            Question question, String self, String metric, String outcome, BiFunction<Window, Subject, T> computation) {
        Subject subject = question.subject(windows.currency());
        AtCut<T> result = windows.read(question, window -> computation.apply(window, subject));
        return new Answer<>(result.result(), result.cut(), Map.of(
                "self", self,
                "evidence", question.deals(outcome),
                "definition", "/api/v1/metrics#" + metric));
    }
}
