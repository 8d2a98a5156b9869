package io.fupan.gateway.guard;

import io.fupan.service.problem.Problem;
import jakarta.servlet.ServletRequest;
import org.springframework.http.HttpStatus;

/** A request body that had not come to its end when the time was over: then it was not the service that was slow. */
public final class SlowBody {

    private static final String MARK = SlowBody.class.getName();

    private SlowBody() {}

    /** The body is being read. */
    static void begun(ServletRequest request) {
        request.setAttribute(MARK, true);
    }

    /** The body was read to its end. */
    static void ended(ServletRequest request) {
        request.removeAttribute(MARK);
    }

    /** Whether the body of this request is still to come. */
    public static boolean of(ServletRequest request) {
        return request.getAttribute(MARK) != null;
    }

    /** What the caller is told. */
    public static Problem problem() {
        return Problem.of(HttpStatus.REQUEST_TIMEOUT, "slow-body", "The body took too long to arrive.");
    }
}
