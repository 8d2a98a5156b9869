package io.fupan.ingest.imports;

import io.fupan.event.Rejected;
import io.fupan.ingest.imports.ImportFolder.Saved;
import io.fupan.ingest.imports.ImportState.RowError;
import io.fupan.ingest.imports.ImportState.Tally;
import io.fupan.ingest.imports.file.FileRow;
import io.fupan.ingest.imports.file.FileRows;
import io.fupan.ingest.imports.file.OpenFile;
import io.fupan.ingest.imports.file.RefusedRows;
import io.fupan.ingest.imports.plan.Columns;
import io.fupan.ingest.imports.row.RowOutcome;
import io.fupan.ingest.imports.row.RowWriter;
import io.fupan.ingest.log.Log;
import io.fupan.service.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one file to its end, some hundred rows at a time, and writes down how far it has come. */
final class ImportJob implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(ImportJob.class);
    private static final Duration WRITE_DOWN_EVERY = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

    private final ImportFolder folder;
    private final @Nullable Reading reading;
    private final int chunk;
    private final ImportMeters meters;
    private final Consumer<ImportState> audience;
    private final CountDownLatch cancelled = new CountDownLatch(1);

    private volatile ImportState state;
    private volatile boolean stopped;
    private long refusedBytes;
    private long writtenDown = System.nanoTime();

    /** An import; one that has ended needs no reading. The audience hears every second how far it has come. */
    ImportJob(
            ImportFolder folder,
            Saved saved,
            @Nullable Reading reading,
            int chunk,
            ImportMeters meters,
            Consumer<ImportState> audience) {
        this.folder = folder;
        this.state = saved.state();
        this.refusedBytes = saved.refusedBytes();
        this.reading = reading;
        this.chunk = chunk;
        this.meters = meters;
        this.audience = audience;
    }

    ImportState state() {
        return state;
    }

    ImportFolder folder() {
        return folder;
    }

    /** Ends it after the rows at hand; what is recorded stays recorded. */
    void cancel() {
        cancelled.countDown();
    }

    /** Leaves it as it is, to go on after the next start. */
    void stop() {
        stopped = true;
        cancelled.countDown();
    }

    @Override
    public void run() {
        try {
            if (!isCancelled() && reading != null) {
                state = state.now(ImportState.RUNNING);
                read(reading);
            }
            if (stopped) {
                return;
            }
            finish(state.now(isCancelled() ? ImportState.CANCELLED : ImportState.DONE));
        } catch (Rejected why) {
            finish(state.failed(why));
        } catch (IOException | RuntimeException e) {
            LOG.atError().addKeyValue("import", state.id()).setCause(e).log("an import failed");
            finish(state.failed(new Rejected("INTERNAL_ERROR", null, "Something went wrong here. It has been logged.")));
        }
    }

    private void read(Reading reading) throws IOException {
        try (FileRows rows = OpenFile.rows(folder.upload(), reading.form())) {
            Columns columns = reading.columns(rows.header());
            for (long skipped = 0; skipped < state.rows(); skipped++) {
                rows.next();
            }
            try (RefusedRows refused = RefusedRows.open(folder.refused(), refusedBytes, columns.header())) {
                copy(rows, columns, reading.writer(), refused);
                writeDown(refused);
            }
        }
    }

    private void copy(FileRows rows, Columns columns, RowWriter writer, RefusedRows refused) throws IOException {
        List<FileRow> next = chunk(rows);
        while (!next.isEmpty() && !isCancelled()) {
            List<RowOutcome> outcomes = write(writer, columns, next);
            if (outcomes.isEmpty()) {
                return;
            }
            Tally tally = tally(next, outcomes, columns, refused);
            state = state.with(tally, rows.position());
            if (!state.dryRun()) {
                meters.took(tally);
            }
            if (System.nanoTime() - writtenDown > WRITE_DOWN_EVERY.toNanos()) {
                writeDown(refused);
            }
            next = chunk(rows);
        }
    }

    private List<FileRow> chunk(FileRows rows) throws IOException {
        List<FileRow> next = new ArrayList<>(chunk);
        while (next.size() < chunk) {
            FileRow row = rows.next();
            if (row == null) {
                break;
            }
            next.add(row);
        }
        return next;
    }

    /** Comes back until the log takes the rows; nothing if it was cancelled before that. */
    private List<RowOutcome> write(RowWriter writer, Columns columns, List<FileRow> rows) {
        Duration pause = Duration.ofSeconds(1);
        while (!isCancelled()) {
            try {
                List<RowOutcome> outcomes =
                        writer.write(columns, rows, state.id() + '/' + rows.getFirst().number(), state.dryRun());
                state = state.now(ImportState.RUNNING);
                return outcomes;
            } catch (Problem away) {
                if (!away.getStatusCode().is5xxServerError() || Log.isFinal(away)) {
                    meters.refused();
                    throw away;
                }
                meters.unavailable();
                state = state.now(ImportState.WAITING);
                pause = waited(pause);
            }
        }
        return List.of();
    }

    private Duration waited(Duration pause) {
        try {
            if (cancelled.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                return pause;
            }
        } catch (InterruptedException e) {
            stop();
            Thread.currentThread().interrupt();
        }
        Duration longer = pause.multipliedBy(2);
        return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }

    private Tally tally(List<FileRow> rows, List<RowOutcome> outcomes, Columns columns, RefusedRows refusedRows) {
        long accepted = 0;
        long unchanged = 0;
        long events = 0;
        List<RowError> errors = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            switch (outcomes.get(i)) {
                case RowOutcome.Accepted each -> {
                    accepted++;
                    events += each.events();
                }
                case RowOutcome.Unchanged each -> unchanged++;
                case RowOutcome.Refused(Rejected why) -> {
                    FileRow row = rows.get(i);
                    refusedRows.add(row, columns.header().size(), why);
                    errors.add(new RowError(row.number(), why.reason(), why.field(), why.detail()));
                }
            }
        }
        return new Tally(accepted, unchanged, errors.size(), events, errors);
    }

    private void writeDown(RefusedRows refused) throws IOException {
        refused.flush();
        refusedBytes = Files.size(folder.refused());
        folder.save(new Saved(state, refusedBytes));
        writtenDown = System.nanoTime();
        audience.accept(state);
    }

    private void finish(ImportState last) {
        try {
            Files.deleteIfExists(folder.upload());
            folder.save(new Saved(last, refusedBytes));
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("import", last.id()).setCause(e).log("the end of an import cannot be written down");
        }
        state = last;
        audience.accept(last);
        LOG.atInfo()
                .addKeyValue("import", last.id())
                .addKeyValue("status", last.status())
                .addKeyValue("accepted", last.accepted())
                .addKeyValue("unchanged", last.unchanged())
                .addKeyValue("refused", last.refused())
                .log("an import ended");
    }

    private boolean isCancelled() {
        return cancelled.getCount() == 0;
    }
}
