package io.fupan.gateway.route;

import io.fupan.gateway.guard.BodyTooLarge;
import io.fupan.gateway.guard.SlowBody;
import io.fupan.service.problem.Problem;
import java.io.IOException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Says in a problem document why a service did not answer: away (503) or too slow (504). */
final class UpstreamFailures implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    private static final Logger LOG = LoggerFactory.getLogger(UpstreamFailures.class);

    private final String service;
    private final Duration retryAfter;

    UpstreamFailures(String service, Duration retryAfter) {
        this.service = service;
        this.retryAfter = retryAfter;
    }

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        try {
            return next.handle(request);
        } catch (ResourceAccessException | IOException failure) {
            return answer(problem(request, failure));
        }
    }

    private Problem problem(ServerRequest request, Exception failure) {
        if (BodyTooLarge.of(request.servletRequest())) {
            return BodyTooLarge.problem(request.servletRequest());
        }
        LOG.warn("service did not answer: service={} path={} cause={}", service, request.path(), failure.toString());
        if (!isTimeout(failure)) {
            return away();
        }
        return SlowBody.of(request.servletRequest()) ? SlowBody.problem() : tooSlow();
    }

    private Problem away() {
        return Problem.unavailable(
                "service-unavailable", "The %s service is away. Please try again.".formatted(service), retryAfter);
    }

    private Problem tooSlow() {
        return Problem.of(
                HttpStatus.GATEWAY_TIMEOUT,
                "gateway-timeout",
                "The %s service did not answer in time.".formatted(service));
    }

    /** A connection that never stood means that the service is away, not that it is slow. */
    private static boolean isTimeout(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpTimeoutException) {
                return !(cause instanceof HttpConnectTimeoutException);
            }
        }
        return false;
    }

    private static ServerResponse answer(Problem problem) {
        return ServerResponse.status(problem.getStatusCode())
                .headers(headers -> headers.addAll(problem.getHeaders()))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.getBody());
    }
}
