package io.fupan.report.section;

import io.fupan.metric.catalogue.MetricCatalogue;
import io.fupan.metric.catalogue.MetricValue;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.scope.Scope;
import io.fupan.metric.scope.ScopeKinds;
import io.fupan.report.content.Evidence;
import io.fupan.report.content.Section;
import io.fupan.report.content.Shape;
import io.fupan.report.content.Text;
import io.fupan.report.finding.DemandShifted;
import io.fupan.report.finding.SeriesTooShort;
import io.fupan.report.input.ReportInput;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Section 5: which products are asked for more, and which less. */
final class MarketTrend implements SectionWriter {

    private static final int SEASONAL_MONTHS = 24;

    private static final List<Text> COLUMNS = List.of(
            new Text("Product", "产品"),
            new Text("Bookings", "赢单额"),
            new Text("Period before", "上一期"),
            new Text("Change", "变化"));

    private record Line(Scope product, MetricQuery query, MetricValue value, BigDecimal now, BigDecimal before) {

        BigDecimal shift() {
            return now.subtract(before).abs();
        }
    }

    @Override
    public Section write(ReportInput input) {
        Draft draft = new Draft(5, "market-trend", "Market trend", "市场趋势");
        if (!input.scope().equals(Scope.ORG)) {
            return draft.noData(
                    "Demand by product is summed for the whole organisation only. A report on org has this section.",
                    "产品需求仅按整个组织汇总，请查看组织范围的报告。");
        }
        Numbers numbers = new Numbers(input);
        List<Line> lines = lines(input);
        if (lines.isEmpty()) {
            return draft.noData(
                    "No product was sold in the period or the one before. Deals that name their product would feed this"
                            + " section.",
                    "本期与上一期都没有产品成交。商机注明产品后即有数据。");
        }
        draft.table(
                "demand",
                new Text("Bookings by product", "各产品赢单额"),
                COLUMNS,
                lines.stream().map(line -> row(numbers, input, line)).toList());
        findShift(input, numbers, draft, lines);
        int months = Months.of(input, "bookings").points().size();
        if (months < SEASONAL_MONTHS) {
            draft.find(new SeriesTooShort(
                    new Text("Seasonality", "季节性"),
                    months,
                    SEASONAL_MONTHS,
                    Evidence.ofMetrics(Months.link(input, "bookings"))));
        }
        return draft.done();
    }

    private static List<Line> lines(ReportInput input) {
        List<Line> lines = new ArrayList<>();
        for (Scope product : MetricCatalogue.scopes(input.cells(), input.reference(), ScopeKinds.PRODUCT)) {
            MetricQuery query = input.query("bookings").about(product);
            MetricValue value = input.value(query);
            BigDecimal now = amount(value);
            BigDecimal before = amount(input.value(query.in(input.period().previous())));
            if (now.signum() != 0 || before.signum() != 0) {
                lines.add(new Line(product, query, value, now, before));
            }
        }
        lines.sort(Comparator.comparing(Line::now).reversed().thenComparing(Line::product));
        return lines;
    }

    private static Section.Row row(Numbers numbers, ReportInput input, Line line) {
        return new Section.Row(
                List.of(
                        Text.same(line.product().name()),
                        Numbers.text(Shape.money(line.now(), input.currency())),
                        Numbers.text(Shape.money(line.before(), input.currency())),
                        line.before().signum() == 0
                                ? new Text("new", "新增")
                                : Numbers.text(Shape.change(change(line)))),
                List.of(numbers.json(line.value(), line.query())));
    }

    private static void findShift(ReportInput input, Numbers numbers, Draft draft, List<Line> lines) {
        lines.stream()
                .filter(line -> line.before().signum() > 0 && line.shift().signum() > 0)
                .max(Comparator.comparing(Line::shift))
                .ifPresent(line -> draft.find(
                        new DemandShifted(
                                line.product().name(),
                                line.now(),
                                line.before(),
                                input.currency(),
                                change(line),
                                Evidence.of(
                                        numbers.metricLink(line.query().comparedWith(MetricQuery.PREVIOUS)),
                                        numbers.dealsLink(line.query()))),
                        "demand"));
    }

    private static double change(Line line) {
        return DataAnalysis.fraction(line.now().subtract(line.before()), line.before());
    }

    private static BigDecimal amount(MetricValue value) {
        return value.value() == null ? BigDecimal.ZERO : value.value().number();
    }
}
