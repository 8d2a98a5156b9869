package io.fupan.service.problem;

import io.fupan.event.Rejected;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.validation.BindException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns whatever a controller throws into a problem document with a stable type. */
@RestControllerAdvice
public class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ProblemDetail rejected(Rejected rejected) {
        ProblemDetail body = Problem.body(HttpStatus.BAD_REQUEST, "invalid-request", rejected.detail());
        body.setProperty("reason", rejected.reason());
        if (rejected.field() != null) {
            body.setProperty("field", rejected.field());
        }
        return body;
    }

    @ExceptionHandler
    ProblemDetail unexpected(Exception exception) throws Exception {
        if (exception instanceof AccessDeniedException || exception instanceof AuthenticationException) {
            throw exception; // the security filters answer these
        }
        LOG.error("request failed unexpectedly", exception);
        return Problem.body(
                HttpStatus.INTERNAL_SERVER_ERROR, "internal-error", "Something went wrong here. It has been logged.");
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception exception,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        ResponseEntity<Object> response = super.handleExceptionInternal(exception, body, headers, status, request);
        if (response != null && response.getBody() instanceof ProblemDetail problem && isUntyped(problem)) {
            HttpStatus known = HttpStatus.valueOf(status.value());
            ProblemDetail typed = Problem.body(known, slugOf(known), String.valueOf(problem.getDetail()));
            problem.setType(typed.getType());
            problem.setTitle(typed.getTitle());
            if (typed.getProperties() != null) {
                typed.getProperties().forEach(problem::setProperty);
            }
            String field = fieldAtFault(exception);
            if (field != null) {
                problem.setProperty("field", field);
            }
        }
        return response;
    }

    private static @Nullable String fieldAtFault(Exception exception) {
        return switch (exception) {
            case BindException binding when binding.getFieldError() != null ->
                binding.getFieldError().getField();
            case MethodArgumentTypeMismatchException mismatch -> mismatch.getName();
            case TypeMismatchException mismatch -> mismatch.getPropertyName();
            case MissingServletRequestParameterException missing -> missing.getParameterName();
            default -> null;
        };
    }

    private static boolean isUntyped(ProblemDetail problem) {
        return problem.getType() == null || "about:blank".equals(problem.getType().toString());
    }

    private static String slugOf(HttpStatus status) {
        return status == HttpStatus.BAD_REQUEST
                ? "invalid-request"
                : status.getReasonPhrase().toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
    }
}
