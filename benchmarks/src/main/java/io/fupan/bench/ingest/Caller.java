package io.fupan.bench.ingest;

import io.fupan.bench.load.Wire;
import io.fupan.bench.traffic.Mix;
import io.fupan.bench.traffic.Requests;
import java.io.IOException;

/** Somebody with a token, who must be told soon that the log is away. */
final class Caller {

    private static final int UNAVAILABLE = 503;

    private final int port;
    private final byte[] request;

    private int calls;
    private int unavailable;
    private int withoutRetryAfter;
    private double slowestMillis;

    Caller(int port, String token) {
        this.port = port;
        this.request = Requests.withToken(token, new Mix(1, "caller").next(), false);
    }

    /** Calls once. */
    void call() throws IOException {
        long begin = System.nanoTime();
        try (Wire wire = new Wire(port)) {
            Wire.Answer answer = wire.exchange(request);
            calls++;
            slowestMillis = Math.max(slowestMillis, (System.nanoTime() - begin) / 1e6);
            unavailable += answer.status() == UNAVAILABLE ? 1 : 0;
            withoutRetryAfter += answer.head().contains("\r\nretry-after: ") ? 0 : 1;
        }
    }

    @Override
    public String toString() {
        return "%d calls, %d answered 503, %d without Retry-After, slowest %.0f ms"
                .formatted(calls, unavailable, withoutRetryAfter, slowestMillis);
    }
}
