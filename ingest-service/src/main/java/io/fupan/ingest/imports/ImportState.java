package io.fupan.ingest.imports;

import io.fupan.event.Rejected;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How far an import has come.
 *
 * @param id part of its address
 * @param status {@code queued}, {@code running}, {@code waiting} (for the log), {@code done}, {@code cancelled} or
 *     {@code failed}
 * @param dryRun true if nothing is recorded
 * @param upload what was uploaded
 * @param startedAt when its first row was read
 * @param finishedAt when it was done, cancelled or failed
 * @param rows rows read: accepted, unchanged and refused together
 * @param accepted rows whose events are on the log
 * @param unchanged rows that say what was known already
 * @param refused rows that cannot be read or are not allowed
 * @param events events on the log
 * @param readBytes bytes of the file that are read, of a CSV file
 * @param firstErrors the first rows that were refused
 * @param failure why the rest of the file was not read, if it was not
 * @param plan how the file is read
 */
record ImportState(
        String id,
        String status,
        boolean dryRun,
        Upload upload,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        long rows,
        long accepted,
        long unchanged,
        long refused,
        long events,
        @Nullable Long readBytes,
        List<RowError> firstErrors,
        @Nullable Failure failure,
        JsonNode plan) {

    static final String QUEUED = "queued";
    static final String RUNNING = "running";
    static final String WAITING = "waiting";
    static final String DONE = "done";
    static final String CANCELLED = "cancelled";
    static final String FAILED = "failed";

    private static final int FIRST_ERRORS = 20;

    /**
     * What was uploaded.
     *
     * @param fileName as it was called
     * @param bytes of the file
     * @param source what it is of
     * @param target what its rows are
     * @param at when it came
     * @param by who uploaded it
     */
    record Upload(String fileName, long bytes, String source, String target, Instant at, String by) {}

    /** A row that was refused; {@code column} is the one at fault, if one is. */
    record RowError(long row, String reason, @Nullable String column, String detail) {}

    /** Why an import ended before its end. */
    record Failure(String reason, @Nullable String field, String detail) {}

    /** Copies the errors. */
    ImportState {
        firstErrors = List.copyOf(firstErrors);
    }

    static ImportState queued(String id, boolean dryRun, Upload upload, JsonNode plan) {
        return new ImportState(
                id, QUEUED, dryRun, upload, null, null, 0, 0, 0, 0, 0, null, List.of(), null, plan);
    }

    boolean hasEnded() {
        return List.of(DONE, CANCELLED, FAILED).contains(status);
    }

    ImportState now(String next) {
        boolean over = List.of(DONE, CANCELLED, FAILED).contains(next);
        Instant started = startedAt == null && next.equals(RUNNING) ? Instant.now() : startedAt;
        return new ImportState(
                id, next, dryRun, upload, started, over ? Instant.now() : null, rows, accepted, unchanged, refused,
                events, readBytes, firstErrors, failure, plan);
    }

    ImportState failed(Rejected why) {
        ImportState over = now(FAILED);
        return new ImportState(
                id, over.status, dryRun, upload, startedAt, over.finishedAt, rows, accepted, unchanged, refused,
                events, readBytes, firstErrors, new Failure(why.reason(), why.field(), why.detail()), plan);
    }

    ImportState with(Tally tally, long position) {
        List<RowError> errors = new ArrayList<>(firstErrors);
        tally.errors().stream().limit(FIRST_ERRORS - errors.size()).forEach(errors::add);
        return new ImportState(
                id,
                status,
                dryRun,
                upload,
                startedAt,
                finishedAt,
                rows + tally.accepted() + tally.unchanged() + tally.refused(),
                accepted + tally.accepted(),
                unchanged + tally.unchanged(),
                refused + tally.refused(),
                events + tally.events(),
                position < 0 ? null : position,
                errors,
                failure,
                plan);
    }

    /** What became of some rows. */
    record Tally(long accepted, long unchanged, long refused, long events, List<RowError> errors) {}
}
