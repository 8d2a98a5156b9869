package io.fupan.ingest.imports;

import io.fupan.event.Rejected;
import io.fupan.ingest.imports.ImportFolder.Saved;
import io.fupan.ingest.imports.ImportState.Upload;
import io.fupan.ingest.imports.row.Targets;
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
    private static final Duration COME_BACK = Duration.ofMinutes(1);

    private final ImportProperties properties;
    private final Targets targets;
    private final Reporting reporting;
    private final Map<String, ImportJob> jobs = new ConcurrentHashMap<>();
    private volatile ThreadPoolExecutor reader;
    private volatile boolean running;

    Imports(ImportProperties properties, Targets targets, Reporting reporting) {
        this.properties = properties;
        this.targets = targets;
        this.reporting = reporting;
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

    List<ImportState> all() {
        return jobs.values().stream()
                .map(ImportJob::state)
                .sorted(Comparator.comparing((ImportState each) -> each.upload().at()).reversed())
                .toList();
    }

    /**
     * An import.
     *
     * @throws Problem 404
     */
    ImportJob job(String id) {
        ImportJob job = jobs.get(id);
        if (job == null) {
            throw Problem.notFound("unknown-import", "There is no import of this id here.");
        }
        return job;
    }

    private ImportState begin(ImportFolder folder, Saved saved, Reading reading) {
        ImportJob job = new ImportJob(folder, saved, reading, properties.chunk());
        jobs.put(saved.state().id(), job);
        try {
            reader.execute(job);
        } catch (RejectedExecutionException e) {
            jobs.remove(saved.state().id());
            throw Problem.unavailable("imports-busy", "Too many files wait. Come back in a while.", COME_BACK);
        }
        return job.state();
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
            Rejected why = new Rejected("INTERRUPTED", null, "A restart interrupted it. Upload the file again.");
            jobs.put(saved.state().id(), ended(folder, new Saved(saved.state().failed(why), saved.refusedBytes())));
        }
    }

    private ImportJob ended(ImportFolder folder, Saved saved) {
        return new ImportJob(folder, saved, null, properties.chunk());
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
