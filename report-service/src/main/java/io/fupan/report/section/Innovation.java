package io.fupan.report.section;

import io.fupan.report.content.Section;
import io.fupan.report.input.ReportInput;

/** Section 14: ideas and experiments, which are not recorded yet. */
final class Innovation implements SectionWriter {

    @Override
    public Section write(ReportInput input) {
        return new Draft(14, "innovation", "Innovation", "创新改进")
                .noData(
                        "No idea and no experiment is recorded. Ideas, and experiments with a hypothesis, a metric and"
                                + " an end, would feed this section.",
                        "尚未记录任何创意或试验。登记创意以及带有假设、指标和截止日期的试验后即有数据。");
    }
}
