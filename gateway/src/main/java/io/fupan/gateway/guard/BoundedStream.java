package io.fupan.gateway.guard;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;

/** Lets at most {@linkplain BodyTooLarge#limit so many} bytes through, and keeps none of them. */
final class BoundedStream extends ServletInputStream {

    private final ServletInputStream body;
    private final ServletRequest request;
    private final long limit;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile boolean over;
    private long read;

    BoundedStream(ServletInputStream body, ServletRequest request) {
        this.body = body;
        this.request = request;
        this.limit = BodyTooLarge.limit(request);
    }

    @Override
    public int read() throws IOException {
        reading.lock();
        try {
            requireGoingOn();
            int next = body.read();
            count(next < 0 ? 0 : 1);
            noteEnd(next);
            return next;
        } finally {
            reading.unlock();
        }
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        reading.lock();
        try {
            requireGoingOn();
            int count = body.read(target, offset, length);
            count(Math.max(0, count));
            noteEnd(count);
            return count;
        } finally {
            reading.unlock();
        }
    }

    /** Whether somebody waits for more of it now. */
    boolean isBeingRead() {
        return reading.isLocked();
    }

    /**
     * Ends it with its request, and waits for who reads it still: the server uses the same buffers for the next request,
     * and whoever passed the body on would read from that one's.
     */
    void end() {
        over = true;
        reading.lock();
        reading.unlock();
    }

    private void requireGoingOn() throws IOException {
        if (over) {
            throw new IOException("the request is over");
        }
        SlowBody.begun(request);
    }

    private void noteEnd(int result) {
        if (result < 0 || body.isFinished()) {
            SlowBody.ended(request);
        }
    }

    private void count(int more) throws BodyTooLarge {
        read += more;
        if (read > limit) {
            throw BodyTooLarge.mark(request);
        }
    }

    @Override
    public boolean isFinished() {
        return body.isFinished();
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        body.setReadListener(listener);
    }
}
