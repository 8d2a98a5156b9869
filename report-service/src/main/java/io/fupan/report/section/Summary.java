package io.fupan.report.section;

import io.fupan.report.content.Section;
import io.fupan.report.content.Shape;
import io.fupan.report.content.Text;
import io.fupan.report.input.ReportInput;
import io.fupan.report.retro.Retro;
import java.util.List;

/** Section 15: what was said in earlier retros, and what was agreed on. */
final class Summary implements SectionWriter {

    private static final List<Text> COLUMNS = List.of(
            new Text("Action", "行动"),
            new Text("Owner", "负责人"),
            new Text("Due", "截止"),
            new Text("Metric", "指标"),
            new Text("Stands at", "目前"));

    @Override
    public Section write(ReportInput input) {
        Draft draft = new Draft(15, "summary", "Reflection", "总结反思");
        if (input.earlier().isEmpty()) {
            return draft.noData(
                    "This is the first retro of this scope. Earlier retros and their actions would feed this section.",
                    "这是本范围的第一次复盘。有了之前的复盘及其行动后即有数据。");
        }
        for (Retro retro : input.earlier()) {
            draft.since(Text.of(
                    "{0}: {1} reports, {2} actions, phase {3}.",
                    "{0}：报告 {1} 份，行动 {2} 项，阶段 {3}。",
                    Shape.name(retro.period()),
                    Shape.count(retro.reports().size()),
                    Shape.count(retro.actions().size()),
                    Shape.name(retro.phase().name())));
        }
        List<Section.Row> actions = input.earlier().stream()
                .flatMap(retro -> retro.actions().stream())
                .map(action -> row(input, action))
                .toList();
        if (!actions.isEmpty()) {
            draft.table("actions", new Text("Actions agreed on", "已商定的行动"), COLUMNS, actions);
        }
        return draft.done();
    }

    private static Section.Row row(ReportInput input, Retro.Action action) {
        Numbers numbers = new Numbers(input);
        String metric = action.metric();
        return new Section.Row(
                List.of(
                        Text.same(action.text()),
                        Text.same(action.owner()),
                        Text.same(action.due().toString()),
                        metric == null ? new Text("not measurable", "不可度量") : numbers.label(metric),
                        metric == null || input.catalogue().definition(metric).requires("stage")
                                ? Text.same("–")
                                : numbers.brief(input.value(metric))),
                List.of());
    }
}
