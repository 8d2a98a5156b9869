package io.fupan.report.section;

import io.fupan.report.content.Section;
import io.fupan.report.input.ReportInput;
import java.util.List;

/** All sections, in the order of a report. */
public final class Sections {

    private static final List<SectionWriter> WRITERS = List.of(
            new DataAnalysis(),
            new ProcessFlow(),
            new TeamFeedback(),
            new Targets(),
            new MarketTrend(),
            new Cases(),
            new CustomerFeedback(),
            new DataQuality(),
            new Strategy(),
            new Performance(),
            new Resources(),
            new CustomerRelations(),
            new Competition(),
            new Innovation(),
            new Summary(),
            new Planning());

    private Sections() {}

    /** Writes all sixteen. */
    public static List<Section> write(ReportInput input) {
        return WRITERS.stream().map(writer -> writer.write(input)).toList();
    }
}
