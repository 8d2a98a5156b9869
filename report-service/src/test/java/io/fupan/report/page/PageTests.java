package io.fupan.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.report.content.Evidence;
import io.fupan.report.content.Language;
import io.fupan.report.content.ReportContent;
import io.fupan.report.content.Section;
import io.fupan.report.content.Section.NumberLine;
import io.fupan.report.content.Section.Row;
import io.fupan.report.content.Section.Statement;
import io.fupan.report.content.Section.Suggestion;
import io.fupan.report.content.Section.Table;
import io.fupan.report.content.Text;
import io.fupan.event.json.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PageTests {

    private static final String HOSTILE = "<img src=x onerror=\"alert('1')\">|`code`\n# head & [a](javascript:b)";
    private static final Text TEXT = Text.same(HOSTILE);
    private static final Cover COVER = new Cover("r", 1, Instant.EPOCH, "hash");

    @Test
    void escapesWhateverComesFromOutsideInHtml() {
        String page = HtmlPage.of(COVER, content(), Language.EN);

        assertThat(page).contains("&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;");
        assertThat(page).doesNotContain("<img", "onerror=\"");
    }

    @Test
    void escapesWhateverComesFromOutsideInMarkdown() {
        String page = MarkdownPage.of(COVER, content(), Language.ZH);

        assertThat(page).contains("&lt;img", "\\|\\`code\\` \\# head &amp; \\[a\\](javascript:b)");
        assertThat(page).doesNotContain("<img", "\n# head");
    }

    @Test
    void hasNoScriptAndLoadsNothing() {
        assertThat(HtmlPage.of(COVER, content(), Language.ZH))
                .startsWith("<!DOCTYPE html>\n<html lang=\"zh-CN\">")
                .doesNotContain("<script", "<link", "@import", "url(");
    }

    private static ReportContent content() {
        Section section = new Section(
                1, "data-analysis", TEXT, Section.OK, TEXT, true, TEXT,
                List.of(new NumberLine("n", TEXT, TEXT, null, List.of(TEXT))),
                List.of(new Table("t", TEXT, List.of(TEXT), List.of(new Row(List.of(TEXT), List.of())))),
                List.of(new Statement(
                        "1.1", "T", "low", "count", TEXT, Json.mapper().createObjectNode(), List.of(),
                        new Evidence(List.of(), null, List.of(HOSTILE), List.of(new Evidence.EventRef(
                                HOSTILE, HOSTILE, HOSTILE, HOSTILE, Instant.EPOCH, null, null))))),
                List.of(),
                List.of(new Section.CaseStudy(HOSTILE, TEXT, TEXT, List.of(TEXT), List.of(TEXT))),
                List.of(new Suggestion(TEXT, null)),
                List.of(TEXT));
        LocalDate day = LocalDate.of(2017, 10, 1);
        return new ReportContent(
                HOSTILE, HOSTILE, day, day, day, new TreeMap<>(), new TreeMap<>(), HOSTILE, List.of(section));
    }
}
