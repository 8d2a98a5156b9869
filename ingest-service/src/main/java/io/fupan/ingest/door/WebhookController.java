package io.fupan.ingest.door;

import io.fupan.ingest.connection.Connections;
import io.fupan.ingest.crm.Answer;
import io.fupan.service.problem.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The door for systems that sign what they send; most of what they send takes the short way of {@link WebhookFilter}. */
@RestController
@Tag(name = "Recording")
final class WebhookController {

    static final String PATH = "/webhooks/{system}/{connection}";
    static final String PATH_WITH_EVENT = PATH + "/{event}";

    private final Connections connections;
    private final WebhookDoor door;

    WebhookController(Connections connections, WebhookDoor door) {
        this.connections = connections;
        this.door = door;
    }

    @PostMapping(PATH)
    @SecurityRequirements
    @Operation(
            operationId = "receiveWebhook",
            summary = "Takes in what a connected system sends; the signature is the proof of the sender.",
            requestBody =
                    @RequestBody(
                            required = true,
                            description = "As the system sends it; for the system 'standard' CloudEvents JSON.",
                            content = @Content(mediaType = "*/*", schema = @Schema(type = "object"))),
            responses = {
                @ApiResponse(
                        responseCode = "202",
                        description = "It is safe.",
                        content =
                                @Content(
                                        mediaType = "application/json",
                                        schema = @Schema(implementation = Acceptance.class))),
                @ApiResponse(
                        responseCode = "200",
                        description = "It is safe; in the words the system wants to hear.",
                        content = @Content(mediaType = "*/*"))
            })
    ResponseEntity<byte[]> receive(
            @PathVariable String system, @PathVariable String connection, HttpServletRequest request) {
        return inTheirWords(door.receive(system, connection, null, request));
    }

    @PostMapping(PATH_WITH_EVENT)
    @Hidden // the same door, for systems that say in the address what happened
    ResponseEntity<byte[]> receive(
            @PathVariable String system,
            @PathVariable String connection,
            @PathVariable String event,
            HttpServletRequest request) {
        return inTheirWords(door.receive(system, connection, event, request));
    }

    /** HEAD comes here too. Some systems look whether the address exists before they use it. */
    @GetMapping(PATH)
    @Hidden
    ResponseEntity<byte[]> ping(@PathVariable String system, @PathVariable String connection) {
        Answer answer = connections.at(system, connection).ping();
        if (answer == null) {
            throw Problem.of(HttpStatus.METHOD_NOT_ALLOWED, "method-not-allowed", "Deliveries come with POST.");
        }
        return inTheirWords(answer);
    }

    private static ResponseEntity<byte[]> inTheirWords(Answer answer) {
        return ResponseEntity.status(answer.status())
                .header(HttpHeaders.CONTENT_TYPE, answer.contentType())
                .body(answer.body());
    }
}
