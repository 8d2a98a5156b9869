package io.fupan.report.section;

import io.fupan.report.content.Section;
import io.fupan.report.content.Section.CaseStudy;
import io.fupan.report.content.Section.NumberLine;
import io.fupan.report.content.Section.Row;
import io.fupan.report.content.Section.Suggestion;
import io.fupan.report.content.Section.Table;
import io.fupan.report.content.Text;
import io.fupan.report.finding.Finding;
import io.fupan.report.finding.NoEvidence;
import io.fupan.report.finding.Statements;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A section while it is being written. */
final class Draft {

    private final int number;
    private final String key;
    private final Text title;
    private final List<NumberLine> numbers = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();
    private final List<Section.Statement> findings = new ArrayList<>();
    private final List<Section.Statement> noEvidence = new ArrayList<>();
    private final List<CaseStudy> cases = new ArrayList<>();
    private final List<Suggestion> actions = new ArrayList<>();
    private final List<Text> since = new ArrayList<>();
    private @Nullable Text provenance;

    Draft(int number, String key, String en, String zh) {
        this.number = number;
        this.key = key;
        this.title = new Text(en, zh);
    }

    Draft number(NumberLine line) {
        numbers.add(line);
        return this;
    }

    Draft table(String id, Text caption, List<Text> columns, List<Row> rows) {
        tables.add(new Table(id, caption, columns, rows));
        return this;
    }

    Draft find(List<? extends Finding> found, String... about) {
        found.forEach(finding -> find(finding, about));
        return this;
    }

    Draft find(Finding finding, String... about) {
        int before = findings.size() + noEvidence.size();
        (finding instanceof NoEvidence ? noEvidence : findings)
                .addAll(Statements.of(number, before, List.of(finding), List.of(about)));
        return this;
    }

    Draft study(CaseStudy study) {
        cases.add(study);
        return this;
    }

    Draft suggest(Text text, @Nullable String metric) {
        actions.add(new Suggestion(text, metric));
        return this;
    }

    Draft since(Text text) {
        since.add(text);
        return this;
    }

    /** Says that the section rests on made-up data, and on which. */
    Draft invented(String en, String zh) {
        provenance = new Text(en, zh);
        return this;
    }

    boolean found(String code) {
        return findings.stream().anyMatch(statement -> statement.type().equals(code));
    }

    Section done() {
        return section(Section.OK, null);
    }

    /** The section without data: what would feed it. */
    Section noData(String en, String zh) {
        return section(Section.NO_DATA, new Text(en, zh));
    }

    private Section section(String status, @Nullable Text reason) {
        return new Section(
                number, key, title, status, reason, provenance != null, provenance, numbers, tables, findings,
                noEvidence, cases, actions, since);
    }
}
