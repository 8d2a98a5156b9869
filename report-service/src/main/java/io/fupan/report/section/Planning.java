package io.fupan.report.section;

import io.fupan.metric.catalogue.Series;
import io.fupan.metric.statistics.ControlChart;
import io.fupan.report.content.Evidence;
import io.fupan.report.content.Section;
import io.fupan.report.content.Text;
import io.fupan.report.finding.NextPeriodRange;
import io.fupan.report.finding.Variation;
import io.fupan.report.input.ReportInput;
import java.math.BigDecimal;
import java.util.List;

/** Section 16: a draft of what to expect; plans are made by people. */
final class Planning implements SectionWriter {

    @Override
    public Section write(ReportInput input) {
        Draft draft = new Draft(16, "planning", "Planning", "未来规划");
        Series series = Months.of(input, "bookings");
        List<Series.Point> points =
                series.points().stream().filter(point -> point.value() != null).toList();
        if (points.size() < ControlChart.FEWEST) {
            return draft.noData(
                    "A range for the next period needs at least eight complete months of bookings; plans and milestones"
                            + " are not recorded yet.",
                    "预估下期范围至少需要八个完整月份的赢单额；计划与里程碑尚未记录。");
        }
        ControlChart chart = Variation.chart(points);
        draft.find(new NextPeriodRange(
                BigDecimal.valueOf(Math.max(0, chart.lower())),
                BigDecimal.valueOf(chart.upper()),
                input.currency(),
                points.size(),
                Evidence.ofMetrics(Months.link(input, "bookings"))));
        draft.suggest(
                new Text(
                        "Draft: watch the bookings of each month; a month outside the range deserves a conversation.",
                        "草案：逐月关注赢单额，超出该范围的月份值得专门讨论。"),
                "bookings");
        return draft.done();
    }
}
