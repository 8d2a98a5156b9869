package io.fupan.report.section;

import io.fupan.metric.catalogue.MetricValue;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.reference.Assignment;
import io.fupan.metric.scope.Scope;
import io.fupan.metric.scope.ScopeKinds;
import io.fupan.report.content.Section;
import io.fupan.report.content.Shape;
import io.fupan.report.content.Text;
import io.fupan.report.input.ReportInput;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Section 11: how much each team carries, and what each of its people brings in. */
final class Resources implements SectionWriter {

    private static final List<Text> COLUMNS = List.of(
            new Text("Team", "团队"),
            new Text("Representatives", "人数"),
            new Text("Open deals per representative", "人均在手商机"),
            new Text("Bookings per representative", "人均赢单额"),
            new Text("Win rate", "赢单率"));

    @Override
    public Section write(ReportInput input) {
        Draft draft = new Draft(11, "resources", "Resources", "资源配置");
        Map<String, Integer> sizes = teamSizes(input);
        if (sizes.isEmpty() || !DataAnalysis.hasDeals(input)) {
            return draft.noData(
                    "No roster is known for this scope, or nothing happened in it. Roster and deals would feed this"
                            + " section.",
                    "本范围没有名册或没有业务发生。录入组织名册与商机后即有数据。");
        }
        draft.table(
                "load",
                new Text("Load and yield by team", "各团队的负荷与产出"),
                COLUMNS,
                sizes.entrySet().stream()
                        .map(team -> row(input, team.getKey(), team.getValue()))
                        .toList());
        return draft.done();
    }

    private static Map<String, Integer> teamSizes(ReportInput input) {
        Map<String, Integer> sizes = new TreeMap<>();
        if (input.scope().kind().equals(ScopeKinds.REP)) {
            return sizes;
        }
        for (Scope rep : Reps.of(input)) {
            Assignment assignment = input.reference().assignment(rep.name(), input.to());
            if (assignment != null) {
                sizes.merge(assignment.team(), 1, Integer::sum);
            }
        }
        return sizes;
    }

    private static Section.Row row(ReportInput input, String team, int people) {
        Numbers numbers = new Numbers(input);
        Scope scope = Scope.of(ScopeKinds.TEAM, team);
        MetricQuery open = input.query("dealsOpen").about(scope);
        MetricQuery bookings = input.query("bookings").about(scope);
        MetricQuery winRate = input.query("winRate").about(scope);
        return new Section.Row(
                List.of(
                        Text.same(team),
                        Numbers.text(Shape.count(people)),
                        Numbers.text(Shape.number(each(input.value(open), people).doubleValue(), 1)),
                        Numbers.text(Shape.money(each(input.value(bookings), people), input.currency())),
                        numbers.shown(input.value(winRate))),
                List.of(
                        numbers.json(input.value(open), open),
                        numbers.json(input.value(bookings), bookings),
                        numbers.json(input.value(winRate), winRate)));
    }

    private static BigDecimal each(MetricValue value, int people) {
        return value.value() == null
                ? BigDecimal.ZERO
                : value.value().number().divide(BigDecimal.valueOf(people), 2, RoundingMode.HALF_EVEN);
    }
}
