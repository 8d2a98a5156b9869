package io.fupan.gateway.console;

import io.fupan.gateway.issuer.Grant;
import io.fupan.gateway.issuer.LocalTokens;
import io.fupan.service.problem.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Signs the console in by itself, for demonstrations on the machine that runs the platform, and nobody else. */
@RestController
@Hidden
class SessionController {

    private static final Duration VALID = Duration.ofHours(1);

    private final LocalTokens tokens;

    SessionController(LocalTokens tokens) {
        this.tokens = tokens;
    }

    /** A session, as the console reads it. */
    record Session(String token, long expiresIn) {}

    @GetMapping("/console/session")
    ResponseEntity<Session> session(HttpServletRequest request) {
        if (!SameMachine.sent(request)) {
            throw Problem.notFound("not-found", "There is nothing here.");
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Session(tokens.issue(Grant.manager(VALID)), VALID.toSeconds()));
    }
}
