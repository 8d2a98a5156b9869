package io.fupan.ingest.replay;

import io.fupan.event.json.Json;
import io.fupan.ingest.lane.SlowLane;
import io.fupan.ingest.quarantine.Quarantined;
import io.fupan.ingest.quarantine.Replayed;
import io.fupan.ingest.status.Status;
import io.fupan.ingest.status.StatusBoard;
import io.fupan.service.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.HttpStatus;

/** Replays of many items, one after the other; of the last ones all instances know how far they are. */
final class Replays implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Replays.class);
    private static final String KIND = "replay";
    private static final int REMEMBERED = 100;
    private static final int ATTEMPTS = 30;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Replay replay;
    private final SlowLane lane;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("replay").factory());
    private final StatusBoard board;
    private final Map<String, Job> jobs = new LinkedHashMap<>();

    Replays(Replay replay, SlowLane lane, StatusBoard board) {
        this.replay = replay;
        this.lane = lane;
        this.board = board;
    }

    /** Starts to read the items again. */
    Job.Progress start(List<Quarantined> items, String by) {
        String id = UUID.randomUUID().toString();
        Job job = new Job(id, now(), items.size());
        synchronized (jobs) {
            jobs.put(id, job);
            jobs.keySet().stream().limit(Math.max(0, jobs.size() - REMEMBERED)).toList().forEach(this::forget);
        }
        tell(job);
        worker.submit(() -> run(job, items, by));
        return job.progress();
    }

    Job.@Nullable Progress find(String id) {
        synchronized (jobs) {
            Job job = jobs.get(id);
            return job == null ? elsewhere(id) : job.progress();
        }
    }

    /** What another instance said of it last; what this one said before it was started again, it does no more. */
    private Job.@Nullable Progress elsewhere(String id) {
        Status status = board.of(KIND, id).stream().findFirst().orElse(null);
        if (status == null) {
            return null;
        }
        Job.Progress progress = Json.mapper().treeToValue(status.data(), Job.Progress.class);
        return board.isEarlier(status) ? progress.interrupted() : progress;
    }

    private void forget(String id) {
        jobs.remove(id);
        board.clear(KIND, id);
    }

    private void tell(Job job) {
        Job.Progress progress = job.progress();
        board.post(KIND, progress.id(), progress);
    }

    @Override
    public void destroy() {
        closed.countDown();
        worker.shutdownNow();
    }

    private void run(Job job, List<Quarantined> items, String by) {
        Map<String, List<Quarantined>> byReceipt = items.stream()
                .collect(Collectors.groupingBy(
                        item -> item.receipt() == null ? "" : item.receipt(), LinkedHashMap::new, Collectors.toList()));
        byReceipt.forEach((receipt, wanted) -> {
            run(job, receipt, wanted, by);
            tell(job);
        });
        job.finish(now());
        tell(job);
    }

    private void run(Job job, String receipt, List<Quarantined> wanted, String by) {
        try {
            lane.giveWay();
            List<Replayed> outcomes = replay(receipt, by, ATTEMPTS);
            job.add(outcomes.stream()
                    .filter(each -> wanted.stream().anyMatch(item -> item.id().equals(each.item())))
                    .toList());
        } catch (Problem problem) {
            job.fail(wanted.size(), String.valueOf(problem.getBody().getDetail()));
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("receipt", receipt).setCause(e).log("a delivery cannot be read again");
            job.fail(wanted.size(), "Something went wrong here. It has been logged.");
        }
    }

    /** While the log is away, patiently. */
    private List<Replayed> replay(String receipt, String by, int attempts) {
        try {
            return replay.replay(receipt, by);
        } catch (Problem problem) {
            if (problem.getStatusCode() != HttpStatus.SERVICE_UNAVAILABLE || attempts == 1 || !paused()) {
                throw problem;
            }
            return replay(receipt, by, attempts - 1);
        }
    }

    private boolean paused() {
        try {
            return !closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
