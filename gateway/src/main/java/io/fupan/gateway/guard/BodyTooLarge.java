package io.fupan.gateway.guard;

import io.fupan.service.problem.Problem;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;

/** A request body passed the limit while it was being read. */
public final class BodyTooLarge extends IOException {

    private static final long serialVersionUID = 1L;

    /** The largest body that is let through, in bytes: 1 MiB. */
    static final long LIMIT = 1024L * 1024L;

    private static final String MARK = BodyTooLarge.class.getName();

    BodyTooLarge() {
        super("the body is larger than %d bytes".formatted(LIMIT));
    }

    /** Remembers it at the request, because a client on the way may hide the exception. */
    static BodyTooLarge mark(ServletRequest request) {
        request.setAttribute(MARK, true);
        return new BodyTooLarge();
    }

    /** Whether the body of this request passed the limit. */
    public static boolean of(ServletRequest request) {
        return request.getAttribute(MARK) != null;
    }

    /** What the caller is told. */
    public static Problem problem() {
        return Problem.of(
                HttpStatus.CONTENT_TOO_LARGE,
                "content-too-large",
                "A request body may have at most %d bytes.".formatted(LIMIT));
    }
}
