package io.fupan.report.section;

import io.fupan.event.reference.ReferenceFact.TargetSet;
import io.fupan.metric.catalogue.MetricValue;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.period.Period;
import io.fupan.metric.period.SellingDays;
import io.fupan.metric.scope.Scope;
import io.fupan.metric.scope.ScopeKinds;
import io.fupan.report.content.Evidence;
import io.fupan.report.content.Section;
import io.fupan.report.content.Shape;
import io.fupan.report.content.Text;
import io.fupan.report.finding.TargetCompared;
import io.fupan.report.input.ReportInput;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Section 4: what was meant to be reached, and what was. */
final class Targets implements SectionWriter {

    private static final String METRIC = "bookings";

    private static final List<Text> COLUMNS = List.of(
            new Text("Scope", "范围"),
            new Text("Target", "目标"),
            new Text("Actual", "实际"),
            new Text("Attainment", "达成率"),
            new Text("Pace", "进度比"));

    @Override
    public Section write(ReportInput input) {
        Draft draft = new Draft(4, "targets", "Targets", "目标对比");
        List<TargetSet> targets = targets(input);
        if (targets.isEmpty()) {
            return draft.noData(
                    "No target for bookings is set for this scope and period. Targets would feed this section.",
                    "本范围与期间未设赢单额目标。录入目标后即有数据。");
        }
        if (targets.stream().anyMatch(target -> input.invented().contains(target.subject()))) {
            draft.invented(
                    "The targets in this section are invented for the demonstration.",
                    "本节的目标是为演示虚构的。");
        }
        Numbers numbers = new Numbers(input);
        draft.number(numbers.line(METRIC));
        draft.table(
                "attainment",
                new Text("Bookings against target", "赢单额与目标"),
                COLUMNS,
                targets.stream().map(target -> row(input, numbers, target)).toList());
        targets.forEach(target -> draft.find(finding(input, numbers, target), METRIC));
        if (draft.found("TARGET_MISSED")) {
            draft.suggest(
                    new Text(
                            "Decide for each missed target whether the plan or the target changes, and write down why.",
                            "对每个未完成的目标，决定是调整计划还是调整目标，并写明理由。"),
                    METRIC);
        }
        return draft.done();
    }

    /** The targets of the scope itself and, for the organisation, of its teams. */
    private static List<TargetSet> targets(ReportInput input) {
        return input.reference().targets().stream()
                .filter(target -> target.metric().equals(METRIC))
                .filter(target -> isSet(target.period(), input))
                .filter(target ->
                        target.amount() != null && target.amount().currency().equals(input.currency()))
                .filter(target -> belongs(input.scope(), target.scope()))
                .sorted(Comparator.comparing(TargetSet::scope))
                .toList();
    }

    /** A target is set for the period if it is for the same days, however it is written. */
    private static boolean isSet(String period, ReportInput input) {
        try {
            Period set = input.period().beside(period, input.reference().calendars());
            return Objects.equals(set.from(), input.period().from())
                    && set.to().equals(input.period().to());
        } catch (IllegalArgumentException unreadable) {
            return false; // of a custom calendar that does not reach as far
        }
    }

    private static boolean belongs(Scope scope, String target) {
        return target.equals(scope.toString())
                || scope.equals(Scope.ORG) && target.startsWith(ScopeKinds.TEAM + ':');
    }

    private static Section.Row row(ReportInput input, Numbers numbers, TargetSet target) {
        MetricQuery query = input.query(METRIC).about(Scope.parse(target.scope()));
        MetricValue actual = input.value(query);
        double attainment = attainment(target, actual);
        return new Section.Row(
                List.of(
                        Text.same(target.scope()),
                        Numbers.text(Shape.money(money(target), input.currency())),
                        numbers.brief(actual),
                        Numbers.text(Shape.percent(attainment)),
                        pace(input, attainment)),
                List.of(numbers.json(actual, query)));
    }

    private static TargetCompared finding(ReportInput input, Numbers numbers, TargetSet target) {
        MetricQuery query = input.query(METRIC).about(Scope.parse(target.scope()));
        MetricValue actual = input.value(query);
        return new TargetCompared(
                target.scope(),
                money(target),
                amount(actual),
                input.currency(),
                attainment(target, actual),
                !input.period().isUnfinished(),
                Evidence.of(numbers.metricLink(query), numbers.dealsLink(query)));
    }

    private static double attainment(TargetSet target, MetricValue actual) {
        return DataAnalysis.fraction(amount(actual), money(target));
    }

    private static BigDecimal money(TargetSet target) {
        return Objects.requireNonNull(target.amount(), "targets that are counts are left out").amount();
    }

    private static BigDecimal amount(MetricValue value) {
        return value.value() == null ? BigDecimal.ZERO : value.value().number();
    }

    /** Of what should be reached by the selling days over; before the first of them there is none. */
    private static Text pace(ReportInput input, double attainment) {
        SellingDays days = SellingDays.of(input.period());
        return days == null || days.over() == 0
                ? Text.same("–")
                : Numbers.text(Shape.percent(attainment * days.total() / days.over()));
    }
}
