package io.fupan.feedback.entry;

import io.fupan.event.Rejected;
import io.fupan.event.json.EventCodec;
import io.fupan.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Takes answers of customers and of the team. */
@RestController
@RequestMapping(path = "/api/v1/feedback", consumes = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Feedback", description = "What customers and the team say")
class EntryController {

    private static final int MAX_BYTES = 1024 * 1024;
    private static final int MAX_ITEMS = 500;

    private static final String CUSTOMER =
            """
            {"id": "r-1", "respondent": "c-7", "instrument": "nps", "score": 9, "scale": 10, "account": "Acme",
             "deal": "d-1", "text": "Fast answers", "answeredAt": "2017-06-01T10:00:00Z"}""";
    private static final String TEAM =
            """
            {"id": "k3Zp", "survey": "pulse-2017-Q2", "team": "Rocco Neubert", "score": 2, "theme": "quote approval",
             "text": "Takes a week", "answeredOn": "2017-06-01"}""";

    private final Intake intake;
    private final CustomerEntry customer;
    private final TeamEntry team;

    EntryController(Intake intake, CustomerEntry customer, TeamEntry team) {
        this.intake = intake;
        this.customer = customer;
        this.team = team;
    }

    @PostMapping("/customer")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PreAuthorize("hasAnyRole('integration','manager','admin')")
    @Operation(
            operationId = "recordCustomerAnswer",
            summary = "Records one customer's answer.",
            requestBody = @RequestBody(required = true, content = @Content(
                    schema = @Schema(type = "object"), examples = @ExampleObject(CUSTOMER))))
    BatchAnswer.Item customer(InputStream body) throws IOException {
        return intake.takeOne(customer, read(body));
    }

    @PostMapping("/customer:batch")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PreAuthorize("hasAnyRole('integration','manager','admin')")
    @Operation(
            operationId = "recordCustomerAnswers",
            summary = "Records up to 500 customers' answers, and says which were refused and why.",
            requestBody = @RequestBody(required = true, content = @Content(
                    schema = @Schema(type = "array"), examples = @ExampleObject("[" + CUSTOMER + "]"))))
    BatchAnswer customers(InputStream body) throws IOException {
        return intake.take(customer, readBatch(body));
    }

    @PostMapping("/team")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PreAuthorize("hasAnyRole('integration','rep','manager','admin')")
    @Operation(
            operationId = "recordTeamAnswer",
            summary = "Records the anonymous answer of a member of a team.",
            requestBody = @RequestBody(required = true, content = @Content(
                    schema = @Schema(type = "object"), examples = @ExampleObject(TEAM))))
    BatchAnswer.Item team(InputStream body) throws IOException {
        return intake.takeOne(team, read(body));
    }

    @PostMapping("/team:batch")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PreAuthorize("hasAnyRole('integration','manager','admin')")
    @Operation(
            operationId = "recordTeamAnswers",
            summary = "Records up to 500 anonymous answers of teams, and says which were refused and why.",
            requestBody = @RequestBody(required = true, content = @Content(
                    schema = @Schema(type = "array"), examples = @ExampleObject("[" + TEAM + "]"))))
    BatchAnswer teams(InputStream body) throws IOException {
        return intake.take(team, readBatch(body));
    }

    private static JsonNode readBatch(InputStream body) throws IOException {
        JsonNode batch = read(body);
        if (!batch.isArray()) {
            throw new Rejected("INVALID_BATCH", null, "expected a JSON array of answers, but received " + batch.getNodeType());
        }
        if (batch.isEmpty() || batch.size() > MAX_ITEMS) {
            throw new Rejected(
                    "INVALID_BATCH", null, "expected 1 to %d answers, but received %d".formatted(MAX_ITEMS, batch.size()));
        }
        return batch;
    }

    private static JsonNode read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw Problem.of(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "payload-too-large",
                    "Expected at most %d bytes. Send fewer answers in one request.".formatted(MAX_BYTES));
        }
        return EventCodec.parse(bytes);
    }
}
