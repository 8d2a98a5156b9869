package io.fupan.report.section;

import io.fupan.metric.catalogue.MetricValue;
import io.fupan.metric.catalogue.Series;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.report.content.Evidence;
import io.fupan.report.content.Section;
import io.fupan.report.content.Shape;
import io.fupan.report.content.Text;
import io.fupan.report.deal.Deal;
import io.fupan.report.deal.Deals;
import io.fupan.report.finding.LargestDeal;
import io.fupan.report.finding.Rates;
import io.fupan.report.finding.Variation;
import io.fupan.report.input.ReportInput;
import io.fupan.report.retro.Retro;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** Section 1: the headline numbers, whether they moved, and how much hangs on a few deals. */
final class DataAnalysis implements SectionWriter {

    private static final List<String> METRICS = List.of(
            "bookings", "averageDealSize", "medianDealSize", "winRate", "winRateValue", "salesCycle", "dealsCreated",
            "dealsWon", "dealsLost", "dealsOpen", "openPipeline");

    private static final int TOP = 5;

    @Override
    public Section write(ReportInput input) {
        Draft draft = new Draft(1, "data-analysis", "Data analysis", "数据分析");
        if (!hasDeals(input)) {
            return draft.noData(
                    "No deal was created, won or lost in the period. Deal events from the CRM would feed this section.",
                    "期内没有新建、赢单或输单的商机。接入 CRM 的商机事件后即有数据。");
        }
        Numbers numbers = new Numbers(input);
        METRICS.forEach(metric -> draft.number(numbers.line(metric)));
        draft.number(numbers.line("salesCycle-mean", input.query("salesCycle").withStatistic("mean")));
        compareWinRate(input, numbers, draft);
        findSignals(input, numbers, draft, "bookings");
        findSignals(input, numbers, draft, "winRate");
        findConcentration(input, numbers, draft);
        recallGoal(input, numbers, draft);
        return draft.done();
    }

    static boolean hasDeals(ReportInput input) {
        return List.of("dealsCreated", "dealsWon", "dealsLost").stream()
                .map(input::value)
                .anyMatch(value -> value.value() != null && value.value().number().signum() > 0);
    }

    private static void compareWinRate(ReportInput input, Numbers numbers, Draft draft) {
        MetricQuery query = input.query("winRate");
        MetricValue before = input.value(query.in(input.period().previous()));
        String link = numbers.metricLink(query.comparedWith(MetricQuery.PREVIOUS));
        draft.find(
                Rates.compared(
                        numbers.label("winRate"),
                        Numbers.share(input.value(query)),
                        Numbers.share(before),
                        Evidence.of(link, numbers.dealsLink(query))),
                "winRate");
    }

    private static void findSignals(ReportInput input, Numbers numbers, Draft draft, String metric) {
        Series series = Months.of(input, metric);
        draft.find(
                Variation.of(
                        numbers.label(metric),
                        series,
                        input.from(),
                        numbers.shape(series.unit(), series.currency()),
                        Evidence.of(Months.link(input, metric), numbers.dealsLink(input.query(metric)))),
                metric);
    }

    private static void findConcentration(ReportInput input, Numbers numbers, Draft draft) {
        List<Deal> top = input.deals()
                .largest(new Deals.Closed(input.scope().toString(), "won", input.from(), input.to()), TOP);
        MetricValue bookings = input.value("bookings");
        if (top.isEmpty() || bookings.value() == null || bookings.value().number().signum() <= 0) {
            return;
        }
        BigDecimal all = bookings.value().number();
        Deal largest = top.getFirst();
        BigDecimal five = top.stream().map(Deal::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        draft.find(
                new LargestDeal(
                        largest.id(),
                        largest.amount(),
                        input.currency(),
                        fraction(largest.amount(), all),
                        fraction(five, all),
                        new Evidence(
                                List.of(numbers.metricLink(input.query("bookings"))),
                                numbers.dealsLink(input.query("bookings")),
                                top.stream().map(Deal::id).toList(),
                                largest.events())),
                "bookings");
    }

    private static void recallGoal(ReportInput input, Numbers numbers, Draft draft) {
        if (input.earlier().isEmpty()) {
            return;
        }
        Retro last = input.earlier().getLast();
        if (last.goal() != null) {
            draft.since(Text.of(
                    "The retro of {0} set itself the goal {1}; it now stands at {2}.",
                    "{0} 的复盘以「{1}」为目标，目前为 {2}。",
                    Shape.name(last.period()),
                    numbers.label(last.goal().metric()),
                    numbers.brief(input.value(last.goal().metric()))));
        }
    }

    static double fraction(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? 0 : part.divide(whole, MathContext.DECIMAL64).doubleValue();
    }
}
