package io.fupan.report.section;

import io.fupan.metric.scope.Scope;
import io.fupan.metric.scope.ScopeKinds;
import io.fupan.report.content.Evidence;
import io.fupan.report.content.Section;
import io.fupan.report.content.Text;
import io.fupan.report.finding.Groups;
import io.fupan.report.input.ReportInput;
import java.util.List;

/** Section 9: where the organisation wins, by segment. */
final class Strategy implements SectionWriter {

    private static final List<String> METRICS = List.of("bookings", "winRate", "dealsCreated");

    @Override
    public Section write(ReportInput input) {
        Draft draft = new Draft(9, "strategy", "Strategy", "战略调整");
        Breakdown segments = new Breakdown(input, ScopeKinds.SEGMENT);
        if (!input.scope().equals(Scope.ORG)) {
            return draft.noData(
                    "Segments are summed for the whole organisation only. A report on org has this section.",
                    "细分市场仅按整个组织汇总，请查看组织范围的报告。");
        }
        if (segments.scopes().isEmpty()) {
            return draft.noData(
                    "No segment is known. Accounts with their segment would feed this section.",
                    "尚无细分市场信息。录入客户所属行业后即有数据。");
        }
        draft.table(
                "segments",
                new Text("Segments", "细分市场"),
                segments.columns(new Text("Segment", "细分市场"), METRICS),
                segments.rows(METRICS));
        List<Groups.Group> rates = segments.winRates(segments.scopes());
        draft.find(
                Groups.compared(
                        "SEGMENT_DIFFERS",
                        new Text("Win rate by segment", "各细分市场赢单率"),
                        rates,
                        Breakdown.all(rates),
                        Evidence.ofMetrics(new Numbers(input).rankingLink("winRate", "segment"))),
                "segments");
        return draft.done();
    }
}
