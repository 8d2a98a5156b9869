package io.fupan.ingest.replay;

import io.fupan.ingest.quarantine.QuarantineFilter;
import io.fupan.ingest.quarantine.QuarantineView;
import io.fupan.ingest.quarantine.Quarantined;
import io.fupan.ingest.quarantine.Replayed;
import io.fupan.service.problem.Problem;
import io.fupan.service.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Has refused items read again. */
@RestController
@PreAuthorize("hasAnyRole('integration','admin')")
@Tag(name = "Quarantine")
class ReplayController {

    private static final QuarantineFilter ALL = new QuarantineFilter(null, null, null, null, null, null, null);

    private final QuarantineView quarantine;
    private final Replay replay;
    private final Replays replays;

    ReplayController(QuarantineView quarantine, Replay replay, Replays replays) {
        this.quarantine = quarantine;
        this.replay = replay;
        this.replays = replays;
    }

    @PostMapping("/api/v1/quarantine/{id}:replay")
    @Operation(
            operationId = "replayQuarantined",
            summary = "Reads the delivery of a refused item again, by today's code and mapping; nothing counts twice.")
    public Replayed one(@PathVariable String id) {
        Quarantined item = quarantine.find(id);
        if (item == null) {
            throw Problem.notFound("unknown-quarantine-item", "No refused item of this id is among the newest.");
        }
        if (item.receipt() == null || item.index() == null) {
            throw Problem.conflict("not-replayable", "The item was not refused at a door, so no delivery holds it.");
        }
        List<Replayed> outcomes = replay.replay(item.receipt(), Caller.current().name());
        return outcomes.stream()
                .filter(each -> each.item().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.conflict("changed-meanwhile", "The delivery was sent again meanwhile."));
    }

    @PostMapping("/api/v1/quarantine:replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "replayQuarantine",
            summary = "Starts to read all refused items of a filter again; without one, all that are open.")
    public ResponseEntity<Job.Progress> many(@RequestBody(required = false) @Nullable QuarantineFilter filter) {
        QuarantineFilter wanted = filter == null ? ALL : filter;
        List<Quarantined> items = quarantine.all(item -> item.receipt() != null
                && item.index() != null
                && wanted.matches(item)
                && (wanted.status() != null || item.status().equals(Quarantined.OPEN)));
        Job.Progress progress = replays.start(items, Caller.current().name());
        return ResponseEntity.accepted()
                .header(HttpHeaders.LOCATION, "/api/v1/quarantine/replays/" + progress.id())
                .body(progress);
    }

    @GetMapping("/api/v1/quarantine/replays/{id}")
    @Operation(operationId = "readReplay", summary = "Tells how far a replay is.")
    public Job.Progress progress(@PathVariable String id) {
        Job.Progress progress = replays.find(id);
        if (progress == null) {
            throw Problem.notFound("unknown-replay", "No replay of this id is among the last ones.");
        }
        return progress;
    }
}
