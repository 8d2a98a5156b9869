package io.fupan.feedback.score;

import io.fupan.feedback.window.Windows;
import io.fupan.metric.period.Period;
import io.fupan.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers what customers' answers add up to. */
@RestController
@Tag(name = "Feedback")
class ScoreController {

    private static final String ACCOUNT = "account:";

    private final Scores scores;
    private final Windows windows;

    ScoreController(Scores scores, Windows windows) {
        this.scores = scores;
        this.windows = windows;
    }

    @GetMapping("/api/v1/feedback/scores")
    @PreAuthorize("hasAnyRole('manager','rep','admin','bi')")
    @Operation(operationId = "feedbackScore", summary = "NPS or CSAT of a period, with its 95 % interval.")
    Score score(
            @RequestParam String instrument,
            @RequestParam(defaultValue = "org") String scope,
            @RequestParam(defaultValue = Period.ALL) String period,
            @RequestParam @Nullable String asOf) {
        String account = account(scope);
        Period days = windows.read(period, asOf);
        return switch (instrument) {
            case "nps" -> scores.nps(account, days);
            case "csat" -> scores.csat(account, days);
            default ->
                throw Problem.invalid(
                        "unknown-instrument", "instrument", "expected nps or csat, but received " + instrument);
        };
    }

    private static @Nullable String account(String scope) {
        if (scope.equals("org")) {
            return null;
        }
        if (scope.startsWith(ACCOUNT) && scope.length() > ACCOUNT.length()) {
            return scope.substring(ACCOUNT.length());
        }
        throw Problem.invalid("invalid-scope", "scope", "expected org or account:<name>, but received " + scope);
    }
}
