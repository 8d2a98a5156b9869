package io.fupan.metrics.stream;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes events as the standard of server-sent events has them; fails if the caller is gone. */
final class EventWriter {

    private static final int RETRY_MILLIS = 2000;

    private final OutputStream out;
    private long writtenNanos = System.nanoTime();

    EventWriter(OutputStream out) {
        this.out = out;
    }

    /** Says first how long to wait before a stream that ended is opened again. */
    void begin() throws IOException {
        write("retry: " + RETRY_MILLIS + "\n\n");
    }

    /** An event; {@code data} is of one line. */
    void event(String kind, Position position, String data) throws IOException {
        write("event: " + kind + "\nid: " + position + "\ndata: " + data + "\n\n");
    }

    /** Moves the place from which the stream would be resumed, without an event. */
    void beat(Position position) throws IOException {
        write(": still here\nid: " + position + "\n\n");
        flush();
    }

    void flush() throws IOException {
        out.flush();
    }

    /** For how long nothing was written. */
    long silentNanos() {
        return System.nanoTime() - writtenNanos;
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        writtenNanos = System.nanoTime();
    }
}
