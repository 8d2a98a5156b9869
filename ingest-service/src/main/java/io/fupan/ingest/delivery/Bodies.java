package io.fupan.ingest.delivery;

import io.fupan.service.problem.Problem;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Reads the body of a request, never more of it than is allowed. */
public final class Bodies {

    private Bodies() {}

    /**
     * The request as a delivery.
     *
     * @throws Problem 413 if the body is too large, whatever its length is said to be, 415 if it is compressed
     */
    public static Delivery receive(HttpServletRequest request) {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw Problem.of(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "unsupported-content-encoding",
                    "Send the body as it is, without compression.");
        }
        return new Delivery(Instant.now(), request.getContentType(), name -> header(request, name), bytes(request));
    }

    /** The address is asked for as HTTP/2 calls it; parameters are not, because a form's would be read off the body. */
    private static @Nullable String header(HttpServletRequest request, String name) {
        if (!name.equals(Delivery.PATH)) {
            return request.getHeader(name);
        }
        String query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + '?' + query;
    }

    private static byte[] bytes(HttpServletRequest request) {
        long stated = request.getContentLengthLong();
        if (stated > Limits.BODY_BYTES) {
            throw tooLarge();
        }
        try {
            ServletInputStream in = request.getInputStream();
            return stated >= 0 ? exactly(in, (int) stated) : atMost(in);
        } catch (IOException e) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "incomplete-body", "The body did not arrive as announced.");
        }
    }

    private static byte[] exactly(ServletInputStream in, int stated) throws IOException {
        byte[] body = new byte[stated];
        int read = in.readNBytes(body, 0, stated);
        return read == stated ? body : Arrays.copyOf(body, read);
    }

    private static byte[] atMost(ServletInputStream in) throws IOException {
        byte[] body = in.readNBytes(Limits.BODY_BYTES + 1);
        if (body.length > Limits.BODY_BYTES) {
            throw tooLarge();
        }
        return body;
    }

    private static Problem tooLarge() {
        return Problem.of(
                HttpStatus.CONTENT_TOO_LARGE,
                "body-too-large",
                "A body may have at most %d bytes; send several smaller ones.".formatted(Limits.BODY_BYTES));
    }
}
