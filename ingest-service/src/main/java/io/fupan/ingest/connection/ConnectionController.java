package io.fupan.ingest.connection;

import io.fupan.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Makes connections, changes them, and shows how they are doing. */
@RestController
@RequestMapping("/api/v1/connections")
@PreAuthorize("hasRole('admin')")
@Tag(name = "Connections")
class ConnectionController {

    private final Connections connections;
    private final ConnectionRegistry registry;
    private final ConnectionChanges changes;
    private final ConnectionActivity activity;

    ConnectionController(
            Connections connections,
            ConnectionRegistry registry,
            ConnectionChanges changes,
            ConnectionActivity activity) {
        this.connections = connections;
        this.registry = registry;
        this.changes = changes;
        this.activity = activity;
    }

    /**
     * All connections.
     *
     * @param items by name
     */
    record Page(List<ConnectionView> items) {}

    @GetMapping
    @Operation(operationId = "listConnections", summary = "Lists all connections, and how each is doing.")
    public Page list() {
        connections.requireComplete();
        TreeMap<String, ConnectionView> views = new TreeMap<>();
        registry.all().forEach(each -> views.put(each.name(), view(each, null)));
        connections.fixed().forEach((name, each) -> views.put(name, ConnectionView.of(each, activity.health(name))));
        return new Page(List.copyOf(views.values()));
    }

    @GetMapping("/{name}")
    @Operation(operationId = "readConnection", summary = "Reads one connection; its version is the ETag.")
    public ResponseEntity<ConnectionView> read(@PathVariable String name) {
        var configured = connections.fixed().get(name);
        return configured == null
                ? answer(HttpStatus.OK, changes.existing(name), null)
                : ResponseEntity.ok(ConnectionView.of(configured, activity.health(name)));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "createConnection",
            summary = "Makes a connection; a secret that is made here is shown in this answer and never again.")
    public ResponseEntity<ConnectionView> create(@RequestBody ConnectionRequest.Create wanted) {
        wanted.check();
        ConnectionChanges.Made made = changes.create(wanted);
        return answer(HttpStatus.CREATED, made.definition(), made.secret());
    }

    @PatchMapping("/{name}")
    @Operation(operationId = "updateConnection", summary = "Replaces the settings, credentials or mapping that are given.")
    public ResponseEntity<ConnectionView> update(
            @PathVariable String name,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            @RequestBody ConnectionRequest.Update wanted) {
        wanted.check();
        return answer(HttpStatus.OK, changes.update(name, expected(match, wanted.expectedVersion()), wanted), null);
    }

    @PostMapping("/{name}:rotate")
    @Operation(
            operationId = "rotateConnectionSecret",
            summary = "Adds a secret; the old ones, or those that 'replaces' names, stay valid for a day, or as long as"
                    + " 'overlap' says.")
    public ResponseEntity<ConnectionView> rotate(
            @PathVariable String name,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            @RequestBody(required = false) ConnectionRequest.@Nullable Rotation wanted) {
        ConnectionRequest.Rotation rotation =
                wanted == null ? ConnectionRequest.Rotation.ofADay() : wanted;
        ConnectionChanges.Made made = changes.rotate(name, expected(match, rotation.expectedVersion()), rotation);
        return answer(HttpStatus.OK, made.definition(), made.secret());
    }

    @PostMapping("/{name}:pause")
    @Operation(operationId = "pauseConnection", summary = "Takes nothing in until it is resumed; senders are told to come back.")
    public ResponseEntity<ConnectionView> pause(
            @PathVariable String name,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String match) {
        return answer(HttpStatus.OK, changes.pause(name, expected(match, null)), null);
    }

    @PostMapping("/{name}:resume")
    @Operation(operationId = "resumeConnection", summary = "Takes deliveries in again.")
    public ResponseEntity<ConnectionView> resume(
            @PathVariable String name,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String match) {
        return answer(HttpStatus.OK, changes.resume(name, expected(match, null)), null);
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteConnection", summary = "Deletes a connection and its secrets; what came through it stays.")
    public void delete(
            @PathVariable String name,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String match) {
        changes.delete(name, expected(match, null));
    }

    private ResponseEntity<ConnectionView> answer(HttpStatus status, Definition definition, @Nullable String secret) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(status).eTag(String.valueOf(definition.version()));
        if (status == HttpStatus.CREATED) {
            answer.location(URI.create("/api/v1/connections/" + definition.name()));
        }
        return answer.body(view(definition, secret));
    }

    private ConnectionView view(Definition definition, @Nullable String secret) {
        return ConnectionView.of(
                definition,
                activity.health(definition.name()),
                connections.fault(definition),
                secret,
                Clock.systemUTC().instant());
    }

    private static @Nullable Long expected(@Nullable String match, @Nullable Long stated) {
        if (match == null || match.equals("*")) {
            return stated;
        }
        try {
            return Long.valueOf(match.replace("W/", "").replace("\"", ""));
        } catch (NumberFormatException e) {
            throw Problem.invalid("invalid-version", HttpHeaders.IF_MATCH, "Expected the ETag of the connection.");
        }
    }
}
