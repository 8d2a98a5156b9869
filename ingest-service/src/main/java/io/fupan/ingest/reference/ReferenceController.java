package io.fupan.ingest.reference;

import io.fupan.event.json.EventCodec;
import io.fupan.ingest.delivery.Bodies;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.delivery.Limits;
import io.fupan.ingest.delivery.Room;
import io.fupan.ingest.delivery.Sender;
import io.fupan.ingest.reference.statement.Author;
import io.fupan.ingest.reference.statement.Kind;
import io.fupan.ingest.reference.statement.Kinds;
import io.fupan.ingest.reference.statement.Outcome;
import io.fupan.ingest.reference.statement.Statement;
import io.fupan.ingest.reference.statement.StatementView;
import io.fupan.ingest.reference.statement.Statements;
import io.fupan.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** States reference data of every kind, and shows what was stated. */
@RestController
@RequestMapping(ReferenceController.PATH)
@Tag(name = "Reference data")
class ReferenceController {

    static final String PATH = "/api/v1/{kind:targets|forecasts|spend|roster|fx-rates|calendars|pipelines|scorecards|aliases"
            + "|market-signals|competitor-intel}";

    private static final String SYSTEM = "reference";
    private static final int ADAPTER = 1;
    private static final int MOST = 500;

    private final Statements statements;
    private final StatementView view;
    private final Authors authors;
    private final Room room;

    ReferenceController(Statements statements, StatementView view, Authors authors, Room room) {
        this.room = room;
        this.statements = statements;
        this.view = view;
        this.authors = authors;
    }

    /**
     * A page of statements.
     *
     * @param items the present statement about each subject, in the order of their subjects
     * @param next cursor of the next page, left out on the last one
     */
    record Page(List<Stated> items, @Nullable String next) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "state")
    ResponseEntity<Answer> state(
            @Parameter(hidden = true) @PathVariable("kind") String word,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            HttpServletRequest request) {
        Kind kind = kind(word);
        Author author = author(kind.writers());
        try (Room.Place place = room.place()) {
            return state(kind, author, ifMatch, Bodies.receive(request, place));
        }
    }

    private ResponseEntity<Answer> state(
            Kind kind, Author author, @Nullable String ifMatch, Delivery delivery) {
        JsonNode body = EventCodec.parse(delivery.body());
        List<JsonNode> items = items(body);
        Expectation.of(ifMatch, kind, body).addTo(items);
        Sender sender = new Sender(Sender.API, SYSTEM, author.caller().name(), ADAPTER);
        List<Outcome> outcomes =
                statements.state(kind, sender, delivery, delivery.receipt(), author, items);
        if (!body.isArray() && outcomes.getFirst() instanceof Outcome.Refused refused) {
            throw problem(refused);
        }
        Answer answer = Answer.of(delivery.receipt(), outcomes);
        if (answer.refused() == answer.received()) {
            throw Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "nothing-recorded", "No item is allowed as it stands.")
                    .with("received", answer.received())
                    .with("refused", answer.refused())
                    .with("items", answer.items());
        }
        return ResponseEntity.accepted().body(answer);
    }

    @GetMapping
    @Operation(operationId = "list")
    Page list(
            @Parameter(hidden = true) @PathVariable("kind") String word,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            HttpServletRequest request) {
        Kind kind = kind(word);
        Author author = author(kind.readers());
        if (limit < 1 || limit > MOST) {
            throw Problem.invalid("invalid-limit", "limit", "Expected 1 to %d, but received %d.".formatted(MOST, limit));
        }
        Predicate<Statement> filter = StatementFilter.of(kind, request.getParameterMap());
        List<Statement> found = view.list(
                cursor == null ? null : Cursor.subject(cursor),
                filter.and(each -> author.maySee(each.fact())),
                limit + 1);
        boolean more = found.size() > limit;
        List<Statement> page = more ? found.subList(0, limit) : found;
        String next = more ? Cursor.after(page.getLast().fact().subject()) : null;
        return new Page(page.stream().map(Stated::of).toList(), next);
    }

    @GetMapping("/history")
    @Operation(operationId = "history")
    Page history(@Parameter(hidden = true) @PathVariable("kind") String word, @RequestParam String subject) {
        Kind kind = kind(word);
        Author author = author(kind.readers());
        List<Statement> found = view.history(subject).stream()
                .filter(each -> kind.facts().contains(each.fact().getClass()) && author.maySee(each.fact()))
                .toList();
        if (found.isEmpty()) {
            throw Problem.notFound("unknown-subject", "Nothing was stated about this subject.");
        }
        return new Page(found.stream().map(Stated::of).toList(), null);
    }

    private Author author(Set<String> roles) {
        Author author = authors.current();
        if (roles.stream().noneMatch(author.caller()::is)) {
            throw new AccessDeniedException("the role does not allow this");
        }
        return author;
    }

    private static Kind kind(String word) {
        Kind kind = Kinds.of(word);
        if (kind == null) {
            throw Problem.notFound("unknown-kind", "There is no such kind of reference data.");
        }
        return kind;
    }

    private static List<JsonNode> items(JsonNode body) {
        List<JsonNode> items = new ArrayList<>();
        if (body.isArray()) {
            body.forEach(items::add);
        } else {
            items.add(body);
        }
        if (items.isEmpty()) {
            throw Problem.invalid("empty-batch", "body", "The array holds nothing.");
        }
        if (items.size() > Limits.EVENTS) {
            throw Problem.of(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "too-many-items",
                    "A request may state at most %d things; a file may state more.".formatted(Limits.EVENTS));
        }
        return items;
    }

    private static Problem problem(Outcome.Refused refused) {
        HttpStatus status = HttpStatus.valueOf(refused.status());
        String slug = switch (status) {
            case CONFLICT -> "conflicting-statement";
            case FORBIDDEN -> "not-yours";
            default -> "invalid-statement";
        };
        return Problem.of(status, slug, refused.detail()).at(refused.field()).because(refused.reason());
    }
}
