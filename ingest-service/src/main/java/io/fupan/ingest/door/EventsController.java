package io.fupan.ingest.door;

import io.fupan.event.json.EventCodec;
import io.fupan.event.topic.Topics;
import io.fupan.ingest.delivery.Bodies;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.delivery.Room;
import io.fupan.ingest.delivery.Sender;
import io.fupan.ingest.item.CloudEventsBody;
import io.fupan.ingest.item.Contents;
import io.fupan.ingest.item.Recorded;
import io.fupan.service.problem.Problem;
import io.fupan.service.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The door for callers with a bearer token. */
@RestController
@Tag(name = "Recording")
class EventsController {

    private final Intake intake;
    private final Room room;
    private final IngestMeters.Door meters;

    EventsController(@Qualifier("apiIntake") Intake intake, Room room, IngestMeters meters) {
        this.intake = intake;
        this.room = room;
        this.meters = meters.at(Sender.API);
    }

    @PostMapping("/api/v1/events")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PreAuthorize("hasAnyRole('integration','admin')")
    @Operation(
            operationId = "recordEvents",
            summary = "Takes in events: one, or a batch of up to 500.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(mediaType = EventCodec.MEDIA_TYPE, schema = @Schema(type = "object")),
                                @Content(mediaType = EventCodec.BATCH_MEDIA_TYPE, schema = @Schema(type = "array"))
                            }))
    public ResponseEntity<Acceptance> receive(HttpServletRequest request) {
        return meters.answer(() -> take(request));
    }

    private ResponseEntity<Acceptance> take(HttpServletRequest request) {
        try (Room.Place place = room.place()) {
            Delivery delivery = Bodies.receive(request, place);
            Contents contents = CloudEventsBody.read(delivery);
            requirePlanner(contents);
            Sender sender =
                    new Sender(Sender.API, CloudEventsBody.SYSTEM, Caller.current().name(), CloudEventsBody.VERSION);
            Acceptance acceptance = intake.take(sender, delivery, null, CloudEventsBody.HEADERS, contents);
            return ResponseEntity.accepted().body(Intake.requireUseful(acceptance, contents.batch()));
        }
    }

    /** Targets are set by those who plan, here as at their own address; other reference data systems record too. */
    private static void requirePlanner(Contents contents) {
        Caller caller = Caller.current();
        boolean plans = caller.is("admin") || caller.is("manager") && caller.team() == null;
        if (!plans && contents.events().stream().anyMatch(EventsController::isTarget)) {
            throw Problem.of(
                            HttpStatus.FORBIDDEN,
                            "not-yours",
                            "Targets are set by managers and admins, so nothing of this was recorded.")
                    .because("NOT_YOURS");
        }
    }

    private static boolean isTarget(Recorded event) {
        return event.topic().equals(Topics.REFERENCE_EVENTS) && event.key().startsWith("target:");
    }
}
