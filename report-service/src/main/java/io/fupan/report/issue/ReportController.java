package io.fupan.report.issue;

import io.fupan.metric.scope.Scope;
import io.fupan.report.access.Access;
import io.fupan.report.content.Language;
import io.fupan.report.page.HtmlPage;
import io.fupan.report.page.MarkdownPage;
import io.fupan.report.retro.Ids;
import io.fupan.report.retro.Retro;
import io.fupan.report.retro.Retros;
import io.fupan.report.retro.Versions;
import io.fupan.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Issues reports and shows them as JSON, HTML and Markdown. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Reports", description = "The sixteen-section reports of retros; a report never changes.")
class ReportController {

    private static final String READERS = "hasAnyRole('manager','rep','admin','bi')";
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final MediaType MARKDOWN = new MediaType(MediaType.TEXT_MARKDOWN, StandardCharsets.UTF_8);

    private final Reports reports;
    private final Retros retros;
    private final Issuing issuing;
    private final Access access;

    ReportController(Reports reports, Retros retros, Issuing issuing, Access access) {
        this.reports = reports;
        this.retros = retros;
        this.issuing = issuing;
        this.access = access;
    }

    /** The reports of a retro, first revision first. */
    record Issued(List<Retro.IssuedReport> items) {}

    @PostMapping("/retros/{id}/reports")
    @PreAuthorize("hasAnyRole('manager','admin')")
    @Operation(summary = "Compute and issue the next revision of the retro's report.")
    ResponseEntity<Report> issue(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        Report report = issuing.issue(
                visibleRetro(id), Ids.of("report " + id, key), ifMatch == null ? null : Versions.parse(ifMatch));
        return ResponseEntity.created(URI.create("/api/v1/reports/" + report.id()))
                .eTag(etag(report, ""))
                .body(report);
    }

    @GetMapping("/retros/{id}/reports")
    @PreAuthorize(READERS)
    @Operation(summary = "List the reports issued for a retro.")
    Issued list(@PathVariable String id) {
        return new Issued(visibleRetro(id).reports());
    }

    @GetMapping("/reports/{id}")
    @PreAuthorize(READERS)
    @Operation(summary = "Read a report as data.")
    ResponseEntity<Report> read(@PathVariable String id) {
        Report report = visible(id);
        return answer(report, "").body(report);
    }

    @GetMapping(path = "/reports/{id}.html")
    @PreAuthorize(READERS)
    @Operation(summary = "Read a report as a page, in English or Chinese.")
    ResponseEntity<String> html(@PathVariable String id, @RequestParam(defaultValue = "en") String lang) {
        Report report = visible(id);
        Language language = language(lang);
        return answer(report, ".html." + language.tag())
                .contentType(HTML)
                .body(HtmlPage.of(report.cover(), report.read(), language));
    }

    @GetMapping(path = "/reports/{id}.md")
    @PreAuthorize(READERS)
    @Operation(summary = "Read a report as Markdown, in English or Chinese.")
    ResponseEntity<String> markdown(@PathVariable String id, @RequestParam(defaultValue = "en") String lang) {
        Report report = visible(id);
        Language language = language(lang);
        return answer(report, ".md." + language.tag())
                .contentType(MARKDOWN)
                .body(MarkdownPage.of(report.cover(), report.read(), language));
    }

    @GetMapping("/reports/{id}/sections/{number}")
    @PreAuthorize(READERS)
    @Operation(summary = "Read one section of a report, 1 to 16.")
    ResponseEntity<JsonNode> section(@PathVariable String id, @PathVariable int number) {
        Report report = visible(id);
        JsonNode section = report.content().path("sections").get(number - 1);
        if (section == null) {
            throw Problem.notFound("unknown-section", "A report has the sections 1 to 16.");
        }
        return answer(report, "." + number).body(section);
    }

    private Report visible(String id) {
        Report report = reports.find(id);
        if (report == null || !access.sees(Scope.parse(report.scope()))) {
            throw Problem.notFound("unknown-report", "There is no report %s that you may see.".formatted(id));
        }
        return report;
    }

    private Retro visibleRetro(String id) {
        Retro retro = retros.find(id);
        if (retro == null || !access.sees(Scope.parse(retro.scope()))) {
            throw Problem.notFound("unknown-retro", "There is no retro %s that you may see.".formatted(id));
        }
        return retro;
    }

    private static ResponseEntity.BodyBuilder answer(Report report, String representation) {
        // Who may see it may change, the report does not: keep it, but ask.
        return ResponseEntity.ok()
                .eTag(etag(report, representation))
                .cacheControl(CacheControl.noCache().cachePrivate());
    }

    private static String etag(Report report, String representation) {
        return '"' + report.hash() + representation + '"';
    }

    private static Language language(String lang) {
        try {
            return Language.parse(lang);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("invalid-language", "lang", String.valueOf(e.getMessage()));
        }
    }
}
