package io.fupan.report.page;

import io.fupan.report.content.Evidence;
import io.fupan.report.content.Language;
import io.fupan.report.content.ReportContent;
import io.fupan.report.content.Section;
import io.fupan.report.content.Text;
import java.util.ArrayList;
import java.util.List;

/** A report as Markdown (GitHub's tables); whatever comes from outside is escaped. */
public final class MarkdownPage {

    private final Language language;
    private final StringBuilder out = new StringBuilder();

    private MarkdownPage(Language language) {
        this.language = language;
    }

    /** The page of a report. */
    public static String of(Cover cover, ReportContent content, Language language) {
        MarkdownPage page = new MarkdownPage(language);
        page.write(cover, content);
        return page.out.toString();
    }

    private void write(Cover cover, ReportContent content) {
        line("# " + Words.TITLE.in(language) + " · " + escaped(content.scope()) + " · " + escaped(content.period()));
        line(content.from() + " – " + content.to() + " · " + Words.AS_OF.in(language) + ' ' + content.asOf() + " · "
                + Words.REVISION.in(language) + ' ' + cover.revision());
        content.sections().forEach(this::section);
        line("## " + Words.ORIGIN.in(language));
        line("- " + Words.GENERATED.in(language) + ": " + cover.generatedAt() + "\n- " + Words.HASH.in(language) + ": "
                + escaped(cover.hash()) + "\n- " + Words.BUILD.in(language) + ": " + escaped(content.build()) + "\n- "
                + Words.DEFINITIONS.in(language) + ": " + escaped(HtmlPage.joined(content.definitions())) + "\n- "
                + Words.CUT.in(language) + ": " + escaped(HtmlPage.joined(content.cut())));
    }

    private void section(Section section) {
        line("## " + section.number() + ". " + escaped(section.title().in(language)));
        if (section.provenance() != null) {
            line("> **" + Words.INVENTED.in(language) + "** " + escaped(section.provenance().in(language)));
        }
        if (section.reason() != null) {
            line("> **" + Words.NO_DATA.in(language) + "** " + escaped(section.reason().in(language)));
        }
        numbers(section.numbers());
        section.tables().forEach(this::table);
        statements(Words.FINDINGS, section.findings());
        statements(Words.NO_EVIDENCE, section.noEvidence());
        cases(section.cases());
        list(Words.ACTIONS, section.actions().stream().map(Section.Suggestion::text).toList());
        list(Words.SINCE, section.sinceLastRetro());
    }

    private void numbers(List<Section.NumberLine> numbers) {
        if (numbers.isEmpty()) {
            return;
        }
        row(List.of(Words.NUMBER, Words.VALUE, Words.COMPARED));
        rule(3);
        for (Section.NumberLine number : numbers) {
            String compared =
                    String.join("; ", number.compared().stream().map(each -> each.in(language)).toList());
            row(List.of(number.label(), number.shown(), Text.same(compared)));
        }
        out.append('\n');
    }

    private void table(Section.Table table) {
        line("*" + escaped(table.caption().in(language)) + "*");
        row(table.columns());
        rule(table.columns().size());
        table.rows().forEach(row -> row(row.cells()));
        out.append('\n');
    }

    private void row(List<Text> cells) {
        out.append('|');
        cells.forEach(cell -> out.append(' ').append(escaped(cell.in(language))).append(" |"));
        out.append('\n');
    }

    private void rule(int columns) {
        out.append('|').append(" --- |".repeat(columns)).append('\n');
    }

    private void statements(Text title, List<Section.Statement> statements) {
        if (statements.isEmpty()) {
            return;
        }
        line("### " + title.in(language));
        for (Section.Statement statement : statements) {
            out.append("- **").append(statement.id()).append("** ")
                    .append(escaped(statement.text().in(language))).append('\n');
            evidence(statement.evidence());
        }
        out.append('\n');
    }

    private void evidence(Evidence evidence) {
        List<String> links = new ArrayList<>(evidence.metrics());
        if (evidence.dealsLink() != null) {
            links.add(evidence.dealsLink());
        }
        links.forEach(link -> out.append("  - <").append(link).append(">\n"));
        evidence.deals().forEach(deal -> out.append("  - ").append(Words.DEALS.in(language)).append(' ')
                .append(escaped(deal)).append('\n'));
        if (!evidence.events().isEmpty()) {
            String events = String.join(
                    ", ", evidence.events().stream().map(Evidence.EventRef::id).toList());
            out.append("  - ").append(Words.EVENTS.in(language)).append(' ').append(escaped(events)).append('\n');
        }
    }

    private void cases(List<Section.CaseStudy> cases) {
        for (Section.CaseStudy each : cases) {
            line("#### " + escaped(each.title().in(language)));
            line(escaped(each.why().in(language)));
            List<Text> lines = new ArrayList<>(each.timeline());
            lines.addAll(each.differences());
            lines.forEach(line -> out.append("- ").append(escaped(line.in(language))).append('\n'));
            out.append('\n');
        }
    }

    private void list(Text title, List<Text> items) {
        if (!items.isEmpty()) {
            line("### " + title.in(language));
            items.forEach(item -> out.append("- ").append(escaped(item.in(language))).append('\n'));
            out.append('\n');
        }
    }

    private void line(String line) {
        out.append(line).append("\n\n");
    }

    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '\\', '`', '*', '_', '[', ']', '|', '#', '~' -> escaped.append('\\').append(c);
                case '\n', '\r' -> escaped.append(' ');
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
