package io.fupan.ingest.spool;

import io.fupan.ingest.log.Outgoing;
import io.fupan.ingest.log.Outlet;
import io.fupan.service.problem.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/**
 * Keeps deliveries on disk until the log takes them. One thread writes: what came while it waited for the disk goes to
 * the disk together, so that the disk is asked once for many.
 */
final class Spool implements Outlet, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration FULL_RETRY = Duration.ofSeconds(30);
    private static final Duration BROKEN_RETRY = Duration.ofSeconds(5);
    private static final int TOGETHER = 1000;

    private final Path directory;
    private final long maxBytes;
    private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>();
    /** Of what is on disk or on its way there. */
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong count = new AtomicLong();
    private final Thread writer;

    private volatile SpoolFile file;
    private volatile @Nullable String failure;
    private volatile boolean running = true;

    private record Waiting(byte[] parcel, CompletableFuture<Void> stored) {}

    Spool(Path directory, long maxBytes) {
        this.directory = directory;
        this.maxBytes = maxBytes;
        this.file = SpoolFile.open(directory);
        count.set(file.count());
        bytes.set(file.bytes());
        if (count.get() > 0) {
            LOG.atInfo().addKeyValue("deliveries", count.get()).log("deliveries from before wait for the log");
        }
        this.writer = Thread.ofPlatform().name("spool").daemon(true).start(this::run);
    }

    /**
     * Puts the records of a delivery on disk; returns when they survive the loss of power.
     *
     * @throws Problem 503 if the spool is full or the disk does not work
     */
    @Override
    public void write(List<Outgoing> records) {
        byte[] parcel = new Parcel(Instant.now(), records).bytes();
        reserve(parcel.length);
        Waiting mine = new Waiting(parcel, new CompletableFuture<>());
        waiting.add(mine);
        try {
            mine.stored().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw Problem.unavailable("spool-unavailable", "Nothing was accepted. Send the same again.", BROKEN_RETRY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("spool-unavailable", "Nothing was accepted. Send the same again.", BROKEN_RETRY);
        }
    }

    boolean isEmpty() {
        return count.get() == 0;
    }

    long count() {
        return count.get();
    }

    long bytes() {
        return bytes.get();
    }

    long maxBytes() {
        return maxBytes;
    }

    long countAside() {
        return file.countAside();
    }

    /** Why the disk does not take anything, if it does not. */
    @Nullable String failure() {
        return failure;
    }

    /** For how long the first delivery has been waiting. */
    Duration age() {
        SpoolFile.Entry first = isEmpty() ? null : file.first();
        return first == null ? Duration.ZERO : Duration.between(Parcel.of(first.bytes()).at(), Instant.now());
    }

    List<SpoolFile.Entry> head(int most, long size) {
        return file.head(most, size);
    }

    void remove(List<SpoolFile.Entry> done) {
        file.remove(done);
        release(done);
    }

    void putAside(SpoolFile.Entry entry) {
        file.putAside(entry);
        release(List.of(entry));
    }

    @Override
    public void destroy() throws InterruptedException {
        running = false;
        writer.join(PATIENCE);
        file.close();
    }

    private void reserve(int size) {
        if (bytes.addAndGet(size) > maxBytes) {
            bytes.addAndGet(-size);
            throw Problem.unavailable("spool-full", "Nothing was accepted. Send the same again later.", FULL_RETRY);
        }
        count.incrementAndGet();
    }

    private void release(List<SpoolFile.Entry> done) {
        bytes.addAndGet(-done.stream().mapToLong(each -> each.bytes().length).sum());
        count.addAndGet(-done.size());
    }

    private void run() {
        while (running || !waiting.isEmpty()) {
            try {
                Waiting first = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    List<Waiting> batch = new ArrayList<>();
                    batch.add(first);
                    waiting.drainTo(batch, TOGETHER);
                    store(batch);
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** What was on its way when the disk failed may be there or not, so all is counted again. */
    private void reopen(List<Waiting> batch) {
        file = SpoolFile.open(directory);
        count.set(file.count() + batch.size());
        bytes.set(file.bytes() + batch.stream().mapToLong(each -> each.parcel().length).sum());
    }

    private void store(List<Waiting> batch) {
        try {
            if (failure != null) {
                reopen(batch);
            }
            file.append(batch.stream().map(Waiting::parcel).toList());
            failure = null;
            batch.forEach(each -> each.stored().complete(null));
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("the spool cannot be written");
            failure = e.toString();
            bytes.addAndGet(-batch.stream().mapToLong(each -> each.parcel().length).sum());
            count.addAndGet(-batch.size());
            batch.forEach(each -> each.stored().completeExceptionally(e));
            file.abandon();
        }
    }
}
