package io.fupan.ingest.delivery;

import io.fupan.service.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Reads the body of a request, never more of it than is allowed, and never for longer. */
public final class Bodies {

    /** How long a body may take; one that drips holds memory for nothing. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int FIRST = 16 * 1024;

    private Bodies() {}

    /** The request of a caller who is known already, as a delivery of at most {@link Limits#BODY_BYTES}. */
    public static Delivery receive(HttpServletRequest request) {
        return receive(request, new Room(Long.MAX_VALUE).place());
    }

    /** The request as a delivery of at most {@link Limits#BODY_BYTES}. */
    public static Delivery receive(HttpServletRequest request, Room.Place place) {
        return receive(request, null, Limits.BODY_BYTES, place);
    }

    /**
     * The request as a delivery.
     *
     * @param event what the last part of its address says happened
     * @param limit bytes it may have
     * @param place where its bytes are counted
     * @throws Problem 413 if the body is too large, whatever its length is said to be, 415 if it is compressed, 408 if
     *     it takes too long, 503 if too many others are on their way
     */
    public static Delivery receive(
            HttpServletRequest request, @Nullable String event, int limit, Room.Place place) {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw Problem.of(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "unsupported-content-encoding",
                    "Send the body as it is, without compression.");
        }
        if (request.getContentLengthLong() > limit) {
            throw tooLarge(limit);
        }
        try {
            byte[] body =
                    read(request.getInputStream(), request.getContentLengthLong(), limit, place, System.nanoTime());
            return new Delivery(
                    Instant.now(), event, request.getContentType(), name -> header(request, name), body);
        } catch (SocketTimeoutException e) {
            throw tooSlow();
        } catch (IOException e) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "incomplete-body", "The body did not arrive as announced.");
        }
    }

    /** The address is asked for as HTTP/2 calls it; parameters are not, because a form's would be read off the body. */
    private static @Nullable String header(HttpServletRequest request, String name) {
        if (!name.equals(Delivery.PATH)) {
            return request.getHeader(name);
        }
        String query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + '?' + query;
    }

    /** Memory grows with what came, not with what was announced. */
    static byte[] read(InputStream in, long stated, int limit, Room.Place place, long started) throws IOException {
        place.grow(FIRST);
        byte[] body = new byte[stated >= 0 ? (int) Math.min(stated, FIRST) : FIRST];
        int length = 0;
        while (true) {
            if (length == body.length) {
                int next = in.read();
                if (next < 0) {
                    return body;
                }
                if (length == limit) {
                    throw tooLarge(limit);
                }
                int size = roomier(length, stated, limit);
                place.grow(size);
                body = Arrays.copyOf(body, size);
                body[length++] = (byte) next;
            }
            int read = in.read(body, length, body.length - length);
            if (read < 0) {
                return Arrays.copyOf(body, length);
            }
            length += read;
            if (System.nanoTime() - started > PATIENCE.toNanos()) {
                throw tooSlow();
            }
        }
    }

    private static int roomier(int length, long stated, int limit) {
        long wanted = Math.max(FIRST, 2L * length);
        return (int) Math.min(stated > length ? Math.min(wanted, stated) : wanted, limit);
    }

    private static Problem tooSlow() {
        return Problem.of(HttpStatus.REQUEST_TIMEOUT, "slow-body", "The body took too long to arrive.");
    }

    private static Problem tooLarge(int limit) {
        return Problem.of(
                HttpStatus.CONTENT_TOO_LARGE,
                "body-too-large",
                "A body may have at most %d bytes; send several smaller ones.".formatted(limit));
    }
}
