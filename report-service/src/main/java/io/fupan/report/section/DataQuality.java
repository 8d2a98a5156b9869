package io.fupan.report.section;

import io.fupan.report.content.Evidence;
import io.fupan.report.content.Section;
import io.fupan.report.content.Section.NumberLine;
import io.fupan.report.content.Shape;
import io.fupan.report.content.Text;
import io.fupan.report.finding.DataGap;
import io.fupan.report.input.ReportInput;
import java.util.List;
import java.util.Map;

/** Section 8: how far the records can be trusted. */
final class DataQuality implements SectionWriter {

    private static final Map<String, Text> REASONS = Map.of(
            "dateImputed", new Text("Without a known day of creation", "创建日期未知"),
            "closedBeforeCreated", new Text("Closed before they were created", "关闭日期早于创建日期"),
            "noAmount", new Text("Without an amount", "缺少金额"),
            "fxMissing", new Text("In a currency without an exchange rate", "缺少汇率"));

    @Override
    public Section write(ReportInput input) {
        Draft draft = new Draft(8, "technical-support", "Tools and data quality", "技术支持");
        String scope = input.scope().toString();
        long closed = input.deals().closed(scope, input.from(), input.to());
        if (closed == 0) {
            return draft.noData(
                    "No deal was closed in the period, so there is nothing to check. Closed deals would feed this"
                            + " section.",
                    "期内没有结束的商机，无可检查。有赢单或输单后即有数据。");
        }
        Map<String, Long> gaps = input.deals().excluded(scope, input.from(), input.to());
        draft.number(new NumberLine(
                "closed", new Text("Deals closed", "结束的商机"), Numbers.text(Shape.count(closed)), null, List.of()));
        for (String reason : REASONS.keySet().stream().sorted().toList()) {
            long count = gaps.getOrDefault(reason, 0L);
            Text what = REASONS.getOrDefault(reason, Text.same(reason));
            draft.number(new NumberLine(reason, what, Numbers.text(Shape.part(count, closed)), null, List.of()));
        }
        String link = new Numbers(input).dealsLink(input.scope(), input.period(), "closed");
        gaps.forEach((reason, count) -> draft.find(
                new DataGap(
                        REASONS.getOrDefault(reason, Text.same(reason)),
                        count,
                        closed,
                        new Evidence(List.of(), link, List.of(), List.of())),
                reason));
        if (!gaps.isEmpty()) {
            draft.suggest(
                    new Text("Fill the missing fields in the CRM; the numbers follow.", "在 CRM 中补全缺失字段，指标会随之更新。"),
                    null);
        }
        return draft.done();
    }
}
