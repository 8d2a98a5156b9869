package io.fupan.ingest.imports.template;

import io.fupan.event.json.EventCodec;
import io.fupan.ingest.delivery.Bodies;
import io.fupan.ingest.delivery.Room;
import io.fupan.ingest.imports.plan.Plan;
import io.fupan.service.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Keeps plans for files that come again. */
@RestController
@RequestMapping("/api/v1/import-templates")
@PreAuthorize("hasAnyRole('manager','admin','integration')")
@Tag(name = "Imports")
class TemplateController {

    private final Templates templates;
    private final Room room;

    TemplateController(Templates templates, Room room) {
        this.templates = templates;
        this.room = room;
    }

    /** All templates, by name. */
    record Page(List<Template> items) {}

    @GetMapping
    @Operation(operationId = "listImportTemplates", summary = "Lists the plans that are kept under a name.")
    public Page list() {
        return new Page(templates.all());
    }

    @GetMapping("/{name}")
    @Operation(operationId = "readImportTemplate", summary = "Reads one plan.")
    public Template read(@PathVariable String name) {
        return templates.named(name);
    }

    @PutMapping("/{name}")
    @Operation(
            operationId = "saveImportTemplate",
            summary = "Keeps a plan under a name, over the one that had it.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(
                                    mediaType = "application/json",
                                    schema = @Schema(implementation = Plan.class))))
    public Template save(@PathVariable String name, HttpServletRequest request) {
        try (Room.Place place = room.place()) {
            JsonNode plan = EventCodec.parse(Bodies.receive(request, place).body());
            return templates.save(name, plan, Caller.current().name());
        }
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteImportTemplate", summary = "Forgets a plan; what was imported with it stays.")
    public void delete(@PathVariable String name) {
        templates.delete(name, Caller.current().name());
    }
}
