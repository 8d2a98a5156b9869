package io.fupan.report.issue;

import io.fupan.event.json.Json;
import io.fupan.event.retro.ReportFact;
import io.fupan.report.content.ReportContent;
import io.fupan.report.page.Cover;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** A report as issued; it never changes. */
record Report(String id, String retro, int revision, String scope, Instant generatedAt, String hash, JsonNode content) {

    static Report of(String id, ReportFact.Issued fact) {
        return new Report(
                id, fact.retro(), fact.revision(), fact.scope(), fact.generatedAt(), fact.hash(), fact.content());
    }

    Cover cover() {
        return new Cover(id, revision, generatedAt, hash);
    }

    ReportContent read() {
        return Json.mapper().treeToValue(content, ReportContent.class);
    }
}
