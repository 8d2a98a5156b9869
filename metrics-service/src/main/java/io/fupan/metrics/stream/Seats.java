package io.fupan.metrics.stream;

import io.fupan.service.problem.Problem;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** How many streams there are at a time, in all and for each caller. */
final class Seats {

    private static final Duration LATER = Duration.ofSeconds(30);

    private final int perCaller;
    private final int total;
    private final Map<String, Integer> taken = new HashMap<>();
    private int all;

    Seats(int perCaller, int total) {
        this.perCaller = perCaller;
        this.total = total;
    }

    /** A place, until it is closed. */
    interface Seat extends AutoCloseable {

        @Override
        void close();
    }

    /**
     * Takes a place.
     *
     * @throws Problem 429 if the caller has as many as one may have, 503 if there are too many in all
     */
    synchronized Seat take(String caller) {
        if (taken.getOrDefault(caller, 0) >= perCaller) {
            Problem problem = Problem.of(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "too-many-streams",
                    "You have %d streams open already; close one first.".formatted(perCaller));
            problem.getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(LATER.toSeconds()));
            throw problem;
        }
        if (all >= total) {
            throw Problem.unavailable("too-many-streams", "There are too many streams open.", LATER);
        }
        taken.merge(caller, 1, Integer::sum);
        all++;
        return () -> leave(caller);
    }

    /** How many are taken. */
    synchronized int taken() {
        return all;
    }

    private synchronized void leave(String caller) {
        taken.computeIfPresent(caller, (name, streams) -> streams == 1 ? null : streams - 1);
        all--;
    }
}
