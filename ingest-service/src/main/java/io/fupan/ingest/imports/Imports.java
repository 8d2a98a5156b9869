package io.fupan.ingest.imports;

import io.fupan.event.Rejected;
import io.fupan.event.json.Json;
import io.fupan.ingest.imports.ImportFolder.Saved;
import io.fupan.ingest.imports.ImportState.Upload;
import io.fupan.ingest.imports.row.Targets;
import io.fupan.ingest.status.Status;
import io.fupan.ingest.status.StatusBoard;
import io.fupan.metric.cell.Reporting;
import io.fupan.service.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import tools.jackson.databind.JsonNode;

/** The imports of this instance: one is read at a time, the others wait; those a restart interrupted go on. */
final class Imports implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Imports.class);
    private static final String KIND = "import";
    private static final Rejected INTERRUPTED =
            new Rejected("INTERRUPTED", null, "A restart interrupted it. Upload the file again.");
    private static final Duration COME_BACK = Duration.ofMinutes(1);

    private final ImportProperties properties;
    private final Targets targets;
    private final Reporting reporting;
    private final StatusBoard board;
    private final ImportMeters meters;
    private final Map<String, ImportJob> jobs = new ConcurrentHashMap<>();
    private volatile ThreadPoolExecutor reader;
    private volatile boolean running;

    Imports(
            ImportProperties properties,
            Targets targets,
            Reporting reporting,
            StatusBoard board,
            ImportMeters meters) {
        this.properties = properties;
        this.targets = targets;
        this.reporting = reporting;
        this.board = board;
        this.meters = meters;
        this.reader = reader();
    }

    private ThreadPoolExecutor reader() {
        return new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(properties.waiting()),
                Thread.ofPlatform().name("import").daemon(true).factory());
    }

    /** Stores the bytes of an upload. */
    @FunctionalInterface
    interface Content {

        void to(Path file) throws IOException;
    }

    /**
     * Takes a file.
     *
     * @throws Rejected if it cannot be read as the plan says
     * @throws Problem 503 if too many wait
     */
    ImportState take(String fileName, String by, JsonNode json, boolean dryRun, Content content) {
        String id = UUID.randomUUID().toString();
        ImportFolder folder = new ImportFolder(properties.directory().resolve(id));
        boolean taken = false;
        try {
            Files.createDirectories(folder.path());
            content.to(folder.upload());
            Upload upload = new Upload(
                    fileName,
                    Files.size(folder.upload()),
                    json.path("source").asString(""),
                    json.path("target").asString(""),
                    Instant.now(),
                    by);
            Saved saved = new Saved(ImportState.queued(id, dryRun, upload, json), 0);
            Reading reading = Reading.of(saved.state(), targets, reporting);
            reading.check(folder.upload());
            folder.save(saved);
            ImportState state = begin(folder, saved, reading);
            taken = true;
            return state;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!taken) {
                forget(folder);
            }
        }
    }

    /** Those of all instances, newest first. */
    List<ImportState> all() {
        Stream<ImportState> elsewhere = board.all(KIND).stream()
                .filter(each -> !jobs.containsKey(each.name()))
                .map(this::state);
        return Stream.concat(jobs.values().stream().map(ImportJob::state), elsewhere)
                .sorted(Comparator.comparing((ImportState each) -> each.upload().at()).reversed())
                .toList();
    }

    /**
     * How far an import has come, here or, as of a second ago, at another instance.
     *
     * @throws Problem 404
     */
    ImportState state(String id) {
        ImportJob job = jobs.get(id);
        return job == null ? state(elsewhere(id)) : job.state();
    }

    /**
     * An import of this instance.
     *
     * @throws Problem 404, or 409 if it is another instance that has the file
     */
    ImportJob job(String id) {
        ImportJob job = jobs.get(id);
        if (job == null) {
            throw Problem.conflict(
                            "import-elsewhere", "The file of this import is with another instance; only that one can do this.")
                    .with("instance", elsewhere(id).instance());
        }
        return job;
    }

    private Status elsewhere(String id) {
        return board.of(KIND, id).stream()
                .findFirst()
                .orElseThrow(() -> Problem.notFound("unknown-import", "There is no import of this id."));
    }

    /** What this instance said of it before it was started again is over if the folder is gone. */
    private ImportState state(Status status) {
        ImportState state = Json.mapper().treeToValue(status.data(), ImportState.class);
        return board.isEarlier(status) && !state.hasEnded() ? state.failed(INTERRUPTED) : state;
    }

    private ImportState begin(ImportFolder folder, Saved saved, Reading reading) {
        ImportJob job = new ImportJob(folder, saved, reading, properties.chunk(), meters, this::tell);
        jobs.put(saved.state().id(), job);
        try {
            reader.execute(job);
        } catch (RejectedExecutionException e) {
            jobs.remove(saved.state().id());
            throw Problem.unavailable("imports-busy", "Too many files wait. Come back in a while.", COME_BACK);
        }
        tell(job.state());
        return job.state();
    }

    private void tell(ImportState state) {
        board.post(KIND, state.id(), state);
    }

    @Override
    public void start() {
        running = true;
        if (reader.isShutdown()) {
            reader = reader();
            jobs.clear();
        }
        for (Path path : folders()) {
            ImportFolder folder = new ImportFolder(path);
            try {
                resume(folder, folder.load());
            } catch (IOException | RuntimeException e) {
                LOG.atWarn().addKeyValue("folder", path).setCause(e).log("an import cannot be read back");
            }
        }
    }

    private void resume(ImportFolder folder, Saved saved) throws IOException {
        Instant finished = saved.state().finishedAt();
        if (finished != null && finished.isBefore(Instant.now().minus(properties.keep()))) {
            folder.delete();
            board.clear(KIND, saved.state().id());
            return;
        }
        if (saved.state().hasEnded()) {
            jobs.put(saved.state().id(), ended(folder, saved));
            return;
        }
        try {
            Reading reading = Reading.of(saved.state(), targets, reporting);
            begin(folder, new Saved(saved.state().now(ImportState.QUEUED), saved.refusedBytes()), reading);
        } catch (Rejected why) {
            jobs.put(saved.state().id(), ended(folder, new Saved(saved.state().failed(why), saved.refusedBytes())));
        } catch (Problem busy) {
            jobs.put(
                    saved.state().id(),
                    ended(folder, new Saved(saved.state().failed(INTERRUPTED), saved.refusedBytes())));
        }
    }

    private ImportJob ended(ImportFolder folder, Saved saved) {
        return new ImportJob(folder, saved, null, properties.chunk(), meters, this::tell);
    }

    private Collection<Path> folders() {
        if (!Files.isDirectory(properties.directory())) {
            return List.of();
        }
        try (Stream<Path> list = Files.list(properties.directory())) {
            return list.filter(Files::isDirectory).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void forget(ImportFolder folder) {
        try {
            folder.delete();
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("folder", folder.path()).setCause(e).log("a refused upload cannot be deleted");
        }
    }

    @Override
    public void stop() {
        running = false;
        jobs.values().stream().filter(job -> !job.state().hasEnded()).forEach(ImportJob::stop);
        reader.shutdown();
        try {
            reader.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
