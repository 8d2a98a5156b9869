package io.fupan.ingest.quarantine;

import io.fupan.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows what was refused, and why. */
@RestController
@RequestMapping("/api/v1/quarantine")
@PreAuthorize("hasAnyRole('integration','admin')")
@Tag(name = "Quarantine")
class QuarantineController {

    private static final int MOST = 500;

    private final QuarantineView view;
    private final QuarantineArchive archive;

    QuarantineController(QuarantineView view, QuarantineArchive archive) {
        this.view = view;
        this.archive = archive;
    }

    /**
     * A page of refused items.
     *
     * @param items newest first, without what came
     * @param next cursor of the next page, left out on the last one
     * @param retained how many of the newest items can be listed; the topic has all
     */
    record Page(List<Quarantined> items, @Nullable String next, int retained) {}

    @GetMapping
    @Operation(operationId = "listQuarantine", summary = "Lists the newest 10,000 refused items, newest first.")
    public Page list(
            @ParameterObject QuarantineFilter filter,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > MOST) {
            throw Problem.invalid("invalid-limit", "limit", "Expected 1 to %d, but received %d.".formatted(MOST, limit));
        }
        List<Quarantined> found = view.list(cursor == null ? null : Place.of(cursor), filter::matches, limit + 1);
        boolean more = found.size() > limit;
        List<Quarantined> page = more ? found.subList(0, limit) : found;
        return new Page(page, more ? page.getLast().place().cursor() : null, QuarantineView.NEWEST);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readQuarantined", summary = "Reads one refused item, with all that came.")
    public Quarantined read(@PathVariable String id) {
        Quarantined found = view.find(id);
        if (found == null) {
            throw Problem.notFound("unknown-quarantine-item", "No refused item of this id is among the newest.");
        }
        QuarantineView.Origin origin = view.originOf(id);
        String whole = origin == null ? null : archive.rawOf(id, origin);
        return whole == null ? found : found.withRaw(whole);
    }
}
