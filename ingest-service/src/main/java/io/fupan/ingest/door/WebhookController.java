package io.fupan.ingest.door;

import io.fupan.ingest.crm.Connections;
import io.fupan.ingest.crm.CrmAdapter;
import io.fupan.ingest.delivery.Bodies;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.delivery.Sender;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The door for systems that sign what they send. */
@RestController
@Tag(name = "Recording")
final class WebhookController {

    private final Connections connections;
    private final Intake intake;
    private final IngestMeters.Door meters;

    WebhookController(Connections connections, Intake intake, IngestMeters meters) {
        this.connections = connections;
        this.intake = intake;
        this.meters = meters.at(Sender.WEBHOOK);
    }

    @PostMapping("/webhooks/{system}/{connection}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @SecurityRequirements
    @Operation(
            operationId = "receiveWebhook",
            summary = "Takes in what a connected system sends; the signature is the proof of the sender.",
            requestBody =
                    @RequestBody(
                            required = true,
                            description = "As the system sends it; for the system 'standard' CloudEvents JSON.",
                            content = @Content(mediaType = "*/*", schema = @Schema(type = "object"))))
    ResponseEntity<Acceptance> receive(
            @PathVariable String system, @PathVariable String connection, HttpServletRequest request) {
        return meters.answer(() -> {
            CrmAdapter adapter = connections.at(system, connection);
            Delivery delivery = Bodies.receive(request);
            adapter.verify(delivery);
            Sender sender = new Sender(Sender.WEBHOOK, system, connection, adapter.version());
            return intake.take(sender, delivery, adapter.deliveryKey(delivery), adapter.read(delivery));
        });
    }
}
