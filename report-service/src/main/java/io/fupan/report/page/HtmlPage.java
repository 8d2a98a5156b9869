package io.fupan.report.page;

import io.fupan.report.content.Evidence;
import io.fupan.report.content.Language;
import io.fupan.report.content.ReportContent;
import io.fupan.report.content.Section;
import io.fupan.report.content.Text;
import java.util.List;
import java.util.Map;
import org.springframework.web.util.HtmlUtils;

/**
 * A report as one self-contained page without any script. Whatever comes from outside goes through {@link #text} and is
 * escaped there.
 */
public final class HtmlPage {

    private static final String STYLE = """
            :root { color-scheme: light; }
            body { font: 16px/1.6 system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif;
              color: #1c2430; background: #fff; max-width: 62rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
            h1 { font-size: 1.9rem; line-height: 1.25; margin: 0 0 .25rem; }
            h2 { font-size: 1.35rem; margin: 2.5rem 0 .5rem; padding-top: .75rem; border-top: 2px solid #1f5f8b; }
            h3 { font-size: 1.05rem; margin: 1.25rem 0 .25rem; }
            a { color: #14517c; }
            .meta, .quiet { color: #4a5666; }
            .note { border-left: 4px solid #8a94a3; background: #f4f6f8; padding: .5rem .75rem; margin: .75rem 0; }
            .invented { border-left-color: #9a6700; background: #fff7e6; }
            .high { border-left: 4px solid #b42318; padding-left: .6rem; }
            .medium { border-left: 4px solid #9a6700; padding-left: .6rem; }
            .low { border-left: 4px solid #8a94a3; padding-left: .6rem; }
            ul.plain { list-style: none; padding: 0; } ul.plain > li { margin: .6rem 0; }
            .scroll { overflow-x: auto; }
            table { border-collapse: collapse; width: 100%; margin: .75rem 0; font-variant-numeric: tabular-nums; }
            caption { text-align: left; color: #4a5666; padding-bottom: .25rem; }
            th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid #d9dee5; }
            thead th { background: #f4f6f8; } tbody th { font-weight: 500; }
            nav ol { columns: 2; } details summary { cursor: pointer; color: #4a5666; }
            code { font-size: .85em; overflow-wrap: anywhere; }
            @media (max-width: 40rem) { nav ol { columns: 1; } }
            @media print { body { max-width: none; padding: 0; font-size: 11pt; } nav { display: none; }
              h2 { break-after: avoid; } tr, li { break-inside: avoid; } a { color: inherit; } }
            """;

    private final Language language;
    private final StringBuilder out = new StringBuilder();

    private HtmlPage(Language language) {
        this.language = language;
    }

    /** The page of a report. */
    public static String of(Cover cover, ReportContent content, Language language) {
        HtmlPage page = new HtmlPage(language);
        page.write(cover, content);
        return page.out.toString();
    }

    private void write(Cover cover, ReportContent content) {
        String title = Words.TITLE.in(language) + " · " + content.scope() + " · " + content.period();
        out.append("<!DOCTYPE html>\n<html lang=\"").append(language.tag()).append("\">\n<head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        element("title", title);
        out.append("<style>\n").append(STYLE).append("</style></head>\n<body>\n<header>");
        element("h1", title);
        out.append("<p class=\"meta\">");
        text(content.from() + " – " + content.to() + " · " + Words.AS_OF.in(language) + ' ' + content.asOf() + " · "
                + Words.REVISION.in(language) + ' ' + cover.revision());
        out.append("</p></header>\n");
        contents(content.sections());
        out.append("<main>\n");
        content.sections().forEach(this::section);
        out.append("</main>\n");
        origin(cover, content);
        out.append("</body>\n</html>\n");
    }

    private void contents(List<Section> sections) {
        out.append("<nav aria-label=\"").append(escaped(Words.CONTENTS.in(language))).append("\"><ol>");
        for (Section section : sections) {
            out.append("<li><a href=\"#s").append(section.number()).append("\">");
            text(section.title().in(language));
            out.append("</a></li>");
        }
        out.append("</ol></nav>\n");
    }

    private void section(Section section) {
        out.append("<section id=\"s").append(section.number()).append("\">");
        element("h2", section.number() + ". " + section.title().in(language));
        if (section.provenance() != null) {
            note("note invented", Words.INVENTED, section.provenance());
        }
        if (section.reason() != null) {
            note("note", Words.NO_DATA, section.reason());
        }
        numbers(section.numbers());
        section.tables().forEach(this::table);
        statements(Words.FINDINGS, section.findings());
        statements(Words.NO_EVIDENCE, section.noEvidence());
        cases(section.cases());
        texts(Words.ACTIONS, section.actions().stream().map(Section.Suggestion::text).toList());
        texts(Words.SINCE, section.sinceLastRetro());
        out.append("</section>\n");
    }

    private void note(String style, Text head, Text body) {
        out.append("<p class=\"").append(style).append("\"><strong>");
        text(head.in(language));
        out.append("</strong> ");
        text(body.in(language));
        out.append("</p>");
    }

    private void numbers(List<Section.NumberLine> numbers) {
        if (numbers.isEmpty()) {
            return;
        }
        out.append("<div class=\"scroll\"><table><thead><tr>");
        List.of(Words.NUMBER, Words.VALUE, Words.COMPARED).forEach(this::head);
        out.append("</tr></thead><tbody>");
        for (Section.NumberLine line : numbers) {
            out.append("<tr><th scope=\"row\">");
            text(line.label().in(language));
            out.append("</th><td>");
            text(line.shown().in(language));
            out.append("</td><td>");
            text(String.join("; ", line.compared().stream().map(each -> each.in(language)).toList()));
            out.append("</td></tr>");
        }
        out.append("</tbody></table></div>\n");
    }

    private void table(Section.Table table) {
        out.append("<div class=\"scroll\"><table>");
        element("caption", table.caption().in(language));
        out.append("<thead><tr>");
        table.columns().forEach(this::head);
        out.append("</tr></thead><tbody>");
        for (Section.Row row : table.rows()) {
            out.append("<tr>");
            row.cells().forEach(cell -> element("td", cell.in(language)));
            out.append("</tr>");
        }
        out.append("</tbody></table></div>\n");
    }

    private void head(Text column) {
        out.append("<th scope=\"col\">");
        text(column.in(language));
        out.append("</th>");
    }

    private void statements(Text title, List<Section.Statement> statements) {
        if (statements.isEmpty()) {
            return;
        }
        element("h3", title.in(language));
        out.append("<ul class=\"plain\">");
        for (Section.Statement statement : statements) {
            String severity = statement.severity();
            out.append("<li id=\"f").append(escaped(statement.id())).append("\" class=\"")
                    .append(severity == null ? "quiet" : escaped(severity)).append("\">");
            text(statement.text().in(language));
            evidence(statement.evidence());
            out.append("</li>");
        }
        out.append("</ul>\n");
    }

    private void evidence(Evidence evidence) {
        out.append("<details><summary>");
        text(Words.EVIDENCE.in(language));
        out.append("</summary><ul>");
        evidence.metrics().forEach(link -> link(link, link));
        if (evidence.dealsLink() != null) {
            link(evidence.dealsLink(), evidence.dealsLink());
        }
        evidence.deals().forEach(deal -> link("/api/v1/deals/" + deal, Words.DEALS.in(language) + ' ' + deal));
        for (Evidence.EventRef event : evidence.events()) {
            out.append("<li><code>");
            text(event.time() + " " + event.type() + " " + event.source() + "#" + event.id());
            out.append("</code></li>");
        }
        out.append("</ul></details>");
    }

    private void link(String href, String label) {
        out.append("<li><a href=\"").append(escaped(href)).append("\">");
        text(label);
        out.append("</a></li>");
    }

    private void cases(List<Section.CaseStudy> cases) {
        if (cases.isEmpty()) {
            return;
        }
        element("h3", Words.CASES.in(language));
        for (Section.CaseStudy each : cases) {
            out.append("<article>");
            element("h4", each.title().in(language));
            element("p", each.why().in(language));
            list(each.timeline());
            list(each.differences());
            out.append("</article>\n");
        }
    }

    private void texts(Text title, List<Text> texts) {
        if (!texts.isEmpty()) {
            element("h3", title.in(language));
            list(texts);
        }
    }

    private void list(List<Text> items) {
        if (!items.isEmpty()) {
            out.append("<ul>");
            items.forEach(item -> element("li", item.in(language)));
            out.append("</ul>");
        }
    }

    private void origin(Cover cover, ReportContent content) {
        out.append("<footer>");
        element("h2", Words.ORIGIN.in(language));
        out.append("<dl class=\"meta\">");
        term(Words.GENERATED, cover.generatedAt().toString());
        term(Words.HASH, cover.hash());
        term(Words.BUILD, content.build());
        term(Words.DEFINITIONS, joined(content.definitions()));
        term(Words.CUT, joined(content.cut()));
        out.append("</dl></footer>\n");
    }

    private void term(Text name, String value) {
        element("dt", name.in(language));
        out.append("<dd><code>");
        text(value);
        out.append("</code></dd>");
    }

    static String joined(Map<String, ?> map) {
        return String.join(
                ", ", map.entrySet().stream().map(each -> each.getKey() + '=' + each.getValue()).toList());
    }

    private void element(String name, String content) {
        out.append('<').append(name).append('>');
        text(content);
        out.append("</").append(name).append('>');
    }

    private void text(String content) {
        out.append(escaped(content));
    }

    private static String escaped(String content) {
        return HtmlUtils.htmlEscape(content, "UTF-8");
    }
}
