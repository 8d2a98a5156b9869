package io.fupan.gateway.guard;

import io.fupan.service.problem.Problem;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;

/** A request body passed the limit while it was being read. */
public final class BodyTooLarge extends IOException {

    private static final long serialVersionUID = 1L;

    private static final long MEBIBYTE = 1024L * 1024L;
    private static final long LIMIT = MEBIBYTE;
    /** Some systems send many changes at once; the service knows how much each of them may. */
    private static final long WEBHOOK_LIMIT = 5 * MEBIBYTE;
    /** Whole files, which the service reads without holding them. */
    private static final long IMPORT_LIMIT = 513 * MEBIBYTE;

    private static final String MARK = BodyTooLarge.class.getName();

    BodyTooLarge(long limit) {
        super("the body is larger than %d bytes".formatted(limit));
    }

    /** The largest body that is let through to this address, in bytes. */
    static long limit(ServletRequest request) {
        String path = request instanceof HttpServletRequest http ? http.getRequestURI() : "";
        if (path.startsWith("/webhooks/")) {
            return WEBHOOK_LIMIT;
        }
        return path.startsWith("/api/v1/imports") ? IMPORT_LIMIT : LIMIT;
    }

    /** Remembers it at the request, because a client on the way may hide the exception. */
    static BodyTooLarge mark(ServletRequest request) {
        request.setAttribute(MARK, true);
        return new BodyTooLarge(limit(request));
    }

    /** Whether the body of this request passed the limit. */
    public static boolean of(ServletRequest request) {
        return request.getAttribute(MARK) != null;
    }

    /** What the caller is told. */
    public static Problem problem(ServletRequest request) {
        return Problem.of(
                HttpStatus.CONTENT_TOO_LARGE,
                "content-too-large",
                "A request body may have at most %d bytes.".formatted(limit(request)));
    }
}
