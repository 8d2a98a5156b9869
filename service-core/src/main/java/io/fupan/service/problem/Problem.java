package io.fupan.service.problem;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A refusal with a stable type, told to the caller as {@code application/problem+json}: {@code type} is
 * {@code urn:fupan:problem:<slug>}, {@code reason} a code for machines, {@code field} the part of the request at fault.
 */
public final class Problem extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    /** What {@link ProblemDetail#getType()} starts with. */
    public static final String TYPE_PREFIX = "urn:fupan:problem:";

    private Problem(HttpStatus status, ProblemDetail body) {
        super(status, body, null);
    }

    /**
     * A refusal.
     *
     * @param status the HTTP status
     * @param slug the stable type, in kebab case, for example {@code unknown-metric}
     * @param detail what was expected and what came
     */
    public static Problem of(HttpStatus status, String slug, String detail) {
        return new Problem(status, body(status, slug, detail));
    }

    /** A request that is wrong in one field; the reason is the slug as a code. */
    public static Problem invalid(String slug, String field, String detail) {
        return of(HttpStatus.BAD_REQUEST, slug, detail).at(field);
    }

    /** A thing that does not exist, or that the caller may not know of. */
    public static Problem notFound(String slug, String detail) {
        return of(HttpStatus.NOT_FOUND, slug, detail);
    }

    /** A state that does not allow what was asked. */
    public static Problem conflict(String slug, String detail) {
        return of(HttpStatus.CONFLICT, slug, detail);
    }

    /** Something this service needs is away; the caller should come back after a while. */
    public static Problem unavailable(String slug, String detail, Duration retryAfter) {
        Problem problem = of(HttpStatus.SERVICE_UNAVAILABLE, slug, detail);
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, retryAfter.toSeconds())));
        return problem;
    }

    /** The same refusal, naming the field at fault. */
    public Problem at(@Nullable String field) {
        return with("field", field);
    }

    /** The same refusal, with a code for machines that is finer than the type. */
    public Problem because(String reason) {
        return with("reason", reason);
    }

    /** The same refusal with one more member. */
    public Problem with(String member, @Nullable Object value) {
        if (value != null) {
            getBody().setProperty(member, value);
        }
        return this;
    }

    /** The document, for answers that are written outside of a controller. */
    public static ProblemDetail body(HttpStatus status, String slug, String detail) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(URI.create(TYPE_PREFIX + slug));
        body.setTitle(titleOf(slug));
        body.setProperty("reason", slug.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
        return body;
    }

    private static String titleOf(String slug) {
        String words = slug.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
