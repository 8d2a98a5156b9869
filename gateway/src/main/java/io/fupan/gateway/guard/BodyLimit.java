package io.fupan.gateway.guard;

import io.fupan.service.problem.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/** Refuses a body whose declared length is over the limit, and cuts off one that grows over it. */
final class BodyLimit extends OncePerRequestFilter {

    private final JsonMapper json;

    BodyLimit(JsonMapper json) {
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > BodyTooLarge.limit(request)) {
            answer(response, BodyTooLarge.problem(request));
            return;
        }
        BoundedRequest bounded;
        try {
            bounded = new BoundedRequest(request);
        } catch (IllegalArgumentException malformed) {
            answer(response, Problem.invalid("invalid-request", "query", "The query is not well encoded."));
            return;
        }
        try {
            chain.doFilter(bounded, response);
        } finally {
            bounded.end(response);
        }
    }

    private void answer(HttpServletResponse response, Problem problem) throws IOException {
        response.setStatus(problem.getStatusCode().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), problem.getBody());
    }
}
