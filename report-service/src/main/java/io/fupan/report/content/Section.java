package io.fupan.report.content;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One of the sixteen sections of a report.
 *
 * @param key stable name, for example {@code data-analysis}
 * @param status {@link #OK} or {@link #NO_DATA}
 * @param reason for {@link #NO_DATA}: what would feed the section
 * @param invented whether something in it rests on data made up for a demonstration
 * @param provenance what is made up, if something is
 * @param noEvidence what was looked for and not found
 * @param actions suggestions; nobody has agreed on them
 * @param sinceLastRetro what the retro before said and what became of it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Section(
        int number,
        String key,
        Text title,
        String status,
        @Nullable Text reason,
        boolean invented,
        @Nullable Text provenance,
        List<NumberLine> numbers,
        List<Table> tables,
        List<Statement> findings,
        List<Statement> noEvidence,
        List<CaseStudy> cases,
        List<Suggestion> actions,
        List<Text> sinceLastRetro) {

    /** The section says something. */
    public static final String OK = "OK";

    /** Nothing has been recorded that the section could be made from. */
    public static final String NO_DATA = "NO_DATA";

    /**
     * A number.
     *
     * @param id unique in the section, named by findings
     * @param shown as it is read
     * @param value the metric value, with its links
     * @param compared the same number in other periods, as it is read
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record NumberLine(String id, Text label, Text shown, @Nullable JsonNode value, List<Text> compared) {}

    /** Numbers side by side. */
    public record Table(String id, Text caption, List<Text> columns, List<Row> rows) {}

    /** A row of a table; {@code values} are the metric values in it, with their links. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Row(List<Text> cells, List<JsonNode> values) {}

    /**
     * A finding, or what was looked for and not found, as it is read.
     *
     * @param id unique in the report
     * @param type stable code
     * @param severity {@code high}, {@code medium} or {@code low}, where it applies
     * @param confidence how it was established
     * @param facts the finding as data; both languages are written from it
     * @param numbers ids of the numbers it is about
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Statement(
            String id,
            String type,
            @Nullable String severity,
            String confidence,
            Text text,
            JsonNode facts,
            List<String> numbers,
            Evidence evidence) {}

    /** A deal told as a case: why it was picked, and its timeline. */
    public record CaseStudy(String deal, Text title, Text why, List<Text> timeline, List<Text> differences) {}

    /** A suggestion: what might be done, and the metric that would show whether it worked. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Suggestion(Text text, @Nullable String metric) {}
}
