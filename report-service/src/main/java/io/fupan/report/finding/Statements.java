package io.fupan.report.finding;

import io.fupan.event.json.Json;
import io.fupan.report.content.Section.Statement;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Findings as they are written into a report. */
public final class Statements {

    private Statements() {}

    /**
     * Writes those findings that found something, or those that did not.
     *
     * @param section numbers the findings, for example {@code 2.1}
     * @param from how many findings of the section came before
     */
    public static List<Statement> of(int section, int from, List<Finding> findings, List<String> numbers) {
        List<Statement> statements = new ArrayList<>();
        for (Finding finding : findings) {
            JsonNode facts = Json.mapper().valueToTree(finding);
            statements.add(new Statement(
                    section + "." + (from + statements.size() + 1),
                    finding.type(),
                    finding.severity(),
                    finding.confidence(),
                    finding.text(),
                    facts,
                    numbers,
                    finding.evidence()));
        }
        return statements;
    }
}
