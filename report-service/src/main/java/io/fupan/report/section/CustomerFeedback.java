package io.fupan.report.section;

import io.fupan.metric.scope.Scope;
import io.fupan.metric.statistics.Interval;
import io.fupan.metric.statistics.NetPromoterScore;
import io.fupan.report.content.Evidence;
import io.fupan.report.content.Section;
import io.fupan.report.content.Section.NumberLine;
import io.fupan.report.content.Shape;
import io.fupan.report.content.Text;
import io.fupan.report.feedback.Answers.Customer;
import io.fupan.report.finding.Rates;
import io.fupan.report.finding.Share;
import io.fupan.report.input.ReportInput;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/** Section 7: what customers say, with intervals. */
final class CustomerFeedback implements SectionWriter {

    private static final int PROMOTER = 9;
    private static final int DETRACTOR = 6;
    private static final String SCORES = "/api/v1/feedback/scores";

    @Override
    public Section write(ReportInput input) {
        Draft draft = new Draft(7, "customer-feedback", "Customer feedback", "客户反馈");
        List<Customer> now = latest(input, input.from(), input.to());
        if (now.isEmpty()) {
            return draft.noData(
                    "No customer answered in the period. NPS and CSAT answers would feed this section.",
                    "期内没有客户反馈。接入 NPS、CSAT 回答后即有数据。");
        }
        if (now.stream().anyMatch(Customer::invented)) {
            draft.invented(
                    "The answers in this section are invented for the demonstration.", "本节的回答是为演示虚构的。");
        }
        LocalDate from = Objects.requireNonNull(input.period().previous().from());
        List<Customer> before = latest(input, from, input.period().previous().to());
        addNps(draft, of(now, "nps"));
        addCsat(draft, of(now, "csat"), of(before, "csat"));
        return draft.done();
    }

    /** One answer per respondent, deal and instrument: the latest. */
    private static List<Customer> latest(ReportInput input, LocalDate from, LocalDate to) {
        Map<String, Customer> latest = input.answers().customers(from, to).stream()
                .collect(Collectors.toMap(
                        answer -> answer.instrument() + '\n' + answer.respondent(),
                        answer -> answer,
                        BinaryOperator.maxBy(Comparator.comparing(Customer::day).thenComparing(Customer::id))));
        return inScope(input, latest.values());
    }

    private static List<Customer> inScope(ReportInput input, Collection<Customer> answers) {
        if (input.scope().equals(Scope.ORG)) {
            return List.copyOf(answers);
        }
        Set<String> deals = answers.stream()
                .map(Customer::deal)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Set<String> inScope = input.deals().inScope(deals, input.scope().toString());
        return answers.stream()
                .filter(answer -> answer.deal() != null && inScope.contains(answer.deal()))
                .toList();
    }

    private static List<Customer> of(List<Customer> answers, String instrument) {
        return answers.stream()
                .filter(answer -> answer.instrument().equals(instrument))
                .toList();
    }

    private static void addNps(Draft draft, List<Customer> answers) {
        if (answers.isEmpty()) {
            return;
        }
        long promoters = answers.stream().filter(answer -> answer.score() >= PROMOTER).count();
        long detractors = answers.stream().filter(answer -> answer.score() <= DETRACTOR).count();
        NetPromoterScore nps = new NetPromoterScore(promoters, answers.size() - promoters - detractors, detractors);
        Interval interval = Objects.requireNonNull(nps.interval());
        draft.number(new NumberLine(
                "nps",
                new Text("Net promoter score", "净推荐值（NPS）"),
                Text.of(
                        "{0} [{1}, {2}], n = {3}",
                        "{0} [{1}, {2}]，n = {3}",
                        Shape.number(Objects.requireNonNull(nps.score()), 1),
                        Shape.number(interval.low(), 1),
                        Shape.number(interval.high(), 1),
                        Shape.count(nps.n())),
                null,
                List.of()));
    }

    private static void addCsat(Draft draft, List<Customer> answers, List<Customer> before) {
        if (answers.isEmpty()) {
            return;
        }
        Share csat = satisfied(answers);
        Interval interval = Objects.requireNonNull(csat.interval());
        draft.number(new NumberLine(
                "csat",
                new Text("Satisfied customers (CSAT)", "客户满意度（CSAT）"),
                Text.of(
                        "{0} {1}, n = {2}",
                        "{0} {1}，n = {2}",
                        Shape.percent(csat.rate()),
                        Shape.percentInterval(interval.low(), interval.high()),
                        Shape.count(csat.whole())),
                null,
                List.of()));
        draft.find(
                Rates.compared(
                        new Text("Satisfied customers (CSAT)", "客户满意度（CSAT）"),
                        csat,
                        satisfied(before),
                        Evidence.ofMetrics(SCORES)),
                "csat");
    }

    /** The two best answers of the scale. */
    private static Share satisfied(List<Customer> answers) {
        return new Share(
                answers.stream().filter(answer -> answer.score() >= answer.scale() - 1).count(), answers.size());
    }
}
