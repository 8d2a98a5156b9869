package io.fupan.ingest.door;

import io.fupan.ingest.connection.ConnectionActivity;
import io.fupan.ingest.connection.Connections;
import io.fupan.ingest.crm.Answer;
import io.fupan.ingest.crm.CrmAdapter;
import io.fupan.ingest.delivery.Bodies;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.delivery.Room;
import io.fupan.ingest.delivery.Sender;
import io.fupan.ingest.item.Contents;
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
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The door for systems that sign what they send. */
@RestController
@Tag(name = "Recording")
final class WebhookController {

    private final Connections connections;
    private final ConnectionActivity activity;
    private final Intake intake;
    private final Room room;
    private final IngestMeters.Door meters;

    WebhookController(
            Connections connections,
            ConnectionActivity activity,
            @Qualifier("webhookIntake") Intake intake,
            Room room,
            IngestMeters meters) {
        this.connections = connections;
        this.activity = activity;
        this.intake = intake;
        this.room = room;
        this.meters = meters.at(Sender.WEBHOOK);
    }

    @PostMapping("/webhooks/{system}/{connection}")
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
    ResponseEntity<?> receive(
            @PathVariable String system, @PathVariable String connection, HttpServletRequest request) {
        return meters.answer(() -> take(system, connection, null, request));
    }

    @PostMapping("/webhooks/{system}/{connection}/{event}")
    @Hidden // the same door, for systems that say in the address what happened
    ResponseEntity<?> receive(
            @PathVariable String system,
            @PathVariable String connection,
            @PathVariable String event,
            HttpServletRequest request) {
        return meters.answer(() -> take(system, connection, event, request));
    }

    /** HEAD comes here too. Some systems look whether the address exists before they use it. */
    @GetMapping("/webhooks/{system}/{connection}")
    @Hidden
    ResponseEntity<?> ping(@PathVariable String system, @PathVariable String connection) {
        Answer answer = connections.at(system, connection).ping();
        if (answer == null) {
            throw Problem.of(HttpStatus.METHOD_NOT_ALLOWED, "method-not-allowed", "Deliveries come with POST.");
        }
        return inTheirWords(answer);
    }

    private ResponseEntity<?> take(
            String system, String connection, @Nullable String event, HttpServletRequest request) {
        CrmAdapter adapter = connections.at(system, connection);
        try (Room.Place place = room.place()) {
            Delivery delivery = Bodies.receive(request, event, adapter.bodyBytes(), place);
            adapter.verify(delivery);
            return take(adapter, new Sender(Sender.WEBHOOK, system, connection, adapter.version()), delivery);
        } catch (Problem problem) {
            if (problem.getStatusCode().is4xxClientError()) {
                activity.refused(connection);
            }
            throw problem;
        }
    }

    private ResponseEntity<?> take(CrmAdapter adapter, Sender sender, Delivery delivery) {
        Contents contents = adapter.read(delivery);
        Acceptance acceptance =
                intake.take(sender, delivery, adapter.deliveryKey(delivery), adapter.headers(), contents);
        if (adapter.explains()) {
            Intake.requireUseful(acceptance, contents.batch());
        }
        activity.delivered(sender.connection(), Lag.of(contents, delivery.receivedAt()));
        Answer answer = adapter.answer(delivery);
        return answer == null ? ResponseEntity.accepted().body(acceptance) : inTheirWords(answer);
    }

    private static ResponseEntity<byte[]> inTheirWords(Answer answer) {
        return ResponseEntity.status(answer.status())
                .header(HttpHeaders.CONTENT_TYPE, answer.contentType())
                .body(answer.body());
    }
}
