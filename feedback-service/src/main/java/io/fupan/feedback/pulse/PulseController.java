package io.fupan.feedback.pulse;

import io.fupan.feedback.window.Windows;
import io.fupan.metric.period.Period;
import io.fupan.service.problem.Problem;
import io.fupan.service.security.Caller;
import io.fupan.service.security.Visibility;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers how the teams are and what moves them. A manager of one team sees that team, and totals that name none. */
@RestController
@RequestMapping("/api/v1/feedback")
@Tag(name = "Feedback")
@PreAuthorize("hasAnyRole('manager','admin')")
class PulseController {

    private final Surveys surveys;
    private final Windows windows;

    PulseController(Surveys surveys, Windows windows) {
        this.surveys = surveys;
        this.windows = windows;
    }

    @GetMapping("/team")
    @Operation(
            operationId = "teamPulse",
            summary = "Mean, favourable share and participation of the team surveys of a period.")
    TeamPulse pulse(@RequestParam(defaultValue = Period.ALL) String period, @RequestParam @Nullable String asOf) {
        Period days = windows.read(period, asOf);
        return TeamPulse.of(days, surveys.of(days), visibility().ofKind("team"));
    }

    @GetMapping("/themes")
    @Operation(
            operationId = "feedbackThemes",
            summary = "What the answers of a period are about, with texts where enough answers hide each person.")
    Themes themes(
            @RequestParam(defaultValue = Period.ALL) String period,
            @RequestParam @Nullable String asOf,
            @RequestParam @Nullable String team) {
        Period days = windows.read(period, asOf);
        String seen = team == null && !Caller.current().seesEverything() ? Caller.current().team() : team;
        if (seen != null && !visibility().ofScope("team", seen)) {
            throw Problem.of(HttpStatus.FORBIDDEN, "forbidden", "You may see the themes of your own team only.");
        }
        return Themes.of(days, seen, surveys.of(days));
    }

    /** No representative asks here, so nobody's team needs to be looked up. */
    private static Visibility visibility() {
        return new Visibility(Caller.current(), _ -> null);
    }
}
