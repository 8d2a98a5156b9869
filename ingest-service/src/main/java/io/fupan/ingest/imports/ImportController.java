package io.fupan.ingest.imports;

import io.fupan.event.Rejected;
import io.fupan.event.json.EventCodec;
import io.fupan.ingest.imports.plan.Plan;
import io.fupan.ingest.imports.row.Targets;
import io.fupan.ingest.imports.template.Templates;
import io.fupan.service.problem.Problem;
import io.fupan.service.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.JsonNode;

/** Takes in files of rows, and tells what became of them. */
@RestController
@RequestMapping("/api/v1/imports")
@PreAuthorize("hasAnyRole('manager','admin','integration')")
@Tag(name = "Imports")
class ImportController {

    private final Imports imports;
    private final Templates templates;

    ImportController(Imports imports, Templates templates) {
        this.imports = imports;
        this.templates = templates;
    }

    /** Imports, newest first. */
    record Page(List<ImportState> items) {}

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            operationId = "startImport",
            summary = "Takes a CSV or Excel file with a plan of its columns, or the name of a template; it is read in the"
                    + " background.")
    public ResponseEntity<ImportState> start(
            @RequestPart("file") MultipartFile file,
            @RequestParam(required = false) @Nullable String plan,
            @RequestParam(required = false) @Nullable String template,
            @RequestParam(defaultValue = "false") boolean dryRun) {
        JsonNode json = plan(plan, template);
        Caller caller = Caller.current();
        requireAllowed(caller, Plan.read(json).target());
        String name = file.getOriginalFilename();
        ImportState state = imports.take(
                name == null ? "" : name, caller.name(), json, dryRun, path -> file.transferTo(path));
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/imports/" + state.id()))
                .body(state);
    }

    @GetMapping
    @Operation(operationId = "listImports", summary = "Lists imports, newest first.")
    public Page list() {
        Caller caller = Caller.current();
        return new Page(imports.all().stream().filter(each -> maySee(caller, each)).toList());
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readImport", summary = "Tells how far an import has come, and its first errors.")
    public ImportState read(@PathVariable String id) {
        ImportState state = imports.state(id);
        requireVisible(state);
        return state;
    }

    @PostMapping("/{id}/cancel")
    @Operation(operationId = "cancelImport", summary = "Ends an import; what it has recorded stays recorded.")
    public ImportState cancel(@PathVariable String id) {
        ImportJob job = job(id);
        job.cancel();
        return job.state();
    }

    @GetMapping("/{id}/refused.csv")
    @Operation(operationId = "downloadRefusedRows", summary = "The rows that were refused, as a file, each with the reason.")
    public ResponseEntity<Resource> refused(@PathVariable String id) {
        ImportJob job = job(id);
        if (!job.state().hasEnded() || !Files.exists(job.folder().refused())) {
            throw Problem.notFound("no-refused-rows", "The refused rows are there when the import has ended.");
        }
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename("refused.csv").build().toString())
                .body(new FileSystemResource(job.folder().refused()));
    }

    private ImportJob job(String id) {
        requireVisible(imports.state(id));
        return imports.job(id);
    }

    private static void requireVisible(ImportState state) {
        if (!maySee(Caller.current(), state)) {
            throw Problem.notFound("unknown-import", "There is no import of this id.");
        }
    }

    private JsonNode plan(@Nullable String plan, @Nullable String template) {
        if ((plan == null) == (template == null)) {
            throw new Rejected("MISSING_PLAN", "plan", "expected either a plan or the name of a template");
        }
        return plan == null
                ? templates.named(String.valueOf(template)).plan()
                : EventCodec.parse(plan.getBytes(StandardCharsets.UTF_8));
    }

    /** A file speaks for the whole organisation; the manager of one team does not. */
    private static void requireAllowed(Caller caller, String target) {
        boolean plans = caller.is("admin") || caller.is("manager") && caller.team() == null;
        boolean allowed = plans || caller.is("integration") && !Targets.isReference(target);
        if (!allowed) {
            throw new AccessDeniedException("the role does not allow to import " + target);
        }
    }

    private static boolean maySee(Caller caller, ImportState state) {
        return caller.is("admin") || state.upload().by().equals(caller.name());
    }
}
