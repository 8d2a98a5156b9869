package io.fupan.report.section;

import io.fupan.metric.catalogue.Funnel;
import io.fupan.metric.catalogue.MetricValue;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.report.content.Evidence;
import io.fupan.report.content.Section;
import io.fupan.report.content.Shape;
import io.fupan.report.content.Text;
import io.fupan.report.finding.Finding;
import io.fupan.report.finding.Rates;
import io.fupan.report.input.ReportInput;
import java.util.List;

/** Section 2: the funnel, the time deals spend in a stage, and stages that leak. */
final class ProcessFlow implements SectionWriter {

    private static final List<Text> COLUMNS = List.of(
            new Text("Stage", "阶段"),
            new Text("Entered", "进入"),
            new Text("Skipped", "跳过"),
            new Text("Lost here", "在此输单"),
            new Text("Open at the end", "期末停留"),
            new Text("Conversion", "转化率"),
            new Text("Time in stage", "停留时间"));

    @Override
    public Section write(ReportInput input) {
        Draft draft = new Draft(2, "process", "Process", "流程优化");
        Funnel funnel = input.catalogue()
                .funnel(
                        input.cells(),
                        input.reference(),
                        input.scope(),
                        input.period(),
                        null,
                        MetricQuery.DEFAULT_HORIZON);
        if (funnel.stages().stream().allMatch(stage -> stage.entered() == 0 && stage.lost() == 0)) {
            return draft.noData(
                    "No deal entered or left a stage in the period. Stage changes from the CRM would feed this section.",
                    "期内没有商机进入或离开任何阶段。接入 CRM 的阶段变更事件后即有数据。");
        }
        Numbers numbers = new Numbers(input);
        draft.table(
                "funnel",
                new Text("Funnel of the period", "本期漏斗"),
                COLUMNS,
                funnel.stages().stream().map(stage -> row(input, numbers, stage)).toList());
        for (Funnel.Stage stage : funnel.stages()) {
            MetricQuery conversion = input.query("stageConversion").withStage(stage.stage());
            MetricQuery time = input.query("timeInStage").withStage(stage.stage());
            draft.number(numbers.line("conversion-" + stage.stage(), conversion));
            draft.number(numbers.line("time-" + stage.stage(), time));
            draft.find(compared(input, numbers, stage), "conversion-" + stage.stage());
        }
        if (draft.found("STAGE_LEAK")) {
            draft.suggest(
                    new Text(
                            "Walk through the deals lost in the leaking stage and agree on one exit rule for it.",
                            "逐个回看在流失阶段丢掉的商机，为该阶段定一条明确的准出规则。"),
                    "stageConversion");
        }
        return draft.done();
    }

    private static Section.Row row(ReportInput input, Numbers numbers, Funnel.Stage stage) {
        return new Section.Row(
                List.of(
                        Text.same(stage.stage()),
                        Numbers.text(Shape.count(stage.entered())),
                        Numbers.text(Shape.count(stage.skipped())),
                        Numbers.text(Shape.count(stage.lost())),
                        Numbers.text(Shape.count(stage.open())),
                        numbers.shown(stage.conversion()),
                        numbers.shown(stage.timeInStage())),
                List.of(
                        numbers.json(stage.conversion(), input.query("stageConversion").withStage(stage.stage())),
                        numbers.json(stage.timeInStage(), input.query("timeInStage").withStage(stage.stage()))));
    }

    private static Finding compared(ReportInput input, Numbers numbers, Funnel.Stage stage) {
        MetricQuery query = input.query("stageConversion").withStage(stage.stage());
        MetricValue before = input.value(query.in(input.period().previous()));
        return Rates.stage(
                stage.stage(),
                Text.of("Conversion of {0}", "{0} 阶段转化率", Shape.name(stage.stage())),
                Numbers.share(stage.conversion()),
                Numbers.share(before),
                Evidence.of(
                        numbers.metricLink(query.comparedWith(MetricQuery.PREVIOUS)),
                        numbers.dealsLink(input.scope(), input.period(), "lost")));
    }
}
