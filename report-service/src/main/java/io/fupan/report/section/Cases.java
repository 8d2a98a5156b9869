package io.fupan.report.section;

import io.fupan.event.deal.DealView;
import io.fupan.metric.scope.ScopeKinds;
import io.fupan.report.content.Evidence;
import io.fupan.report.content.Section;
import io.fupan.report.content.Section.CaseStudy;
import io.fupan.report.content.Text;
import io.fupan.report.deal.Deal;
import io.fupan.report.deal.Deals;
import io.fupan.report.finding.DealStandsOut;
import io.fupan.report.finding.MatchedPair;
import io.fupan.report.input.ReportInput;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Section 6: deals worth telling, picked by rule and not by taste. */
final class Cases implements SectionWriter {

    private static final int CASES = 3;
    private static final int PAIRS_TRIED = 20;
    private static final BigDecimal LEAST = new BigDecimal("0.9");
    private static final BigDecimal MOST = new BigDecimal("1.1");

    @Override
    public Section write(ReportInput input) {
        Draft draft = new Draft(6, "cases", "Cases", "案例分析");
        Deals.Closed won = closed(input, "won");
        Deals.Closed lost = closed(input, "lost");
        Map<Deal, String> wins = picked(input.deals(), won, "LARGEST_WIN", "SLOWEST_WIN", "LARGE_WIN");
        Map<Deal, String> losses = picked(input.deals(), lost, "LARGEST_LOSS", "SLOWEST_LOSS", "LARGE_LOSS");
        if (wins.isEmpty() && losses.isEmpty()) {
            return draft.noData(
                    "No deal was closed in the period. Closed deals would feed this section.",
                    "期内没有结束的商机。有赢单或输单后即有数据。");
        }
        if (wins.keySet().stream().anyMatch(Deal::invented) || losses.keySet().stream().anyMatch(Deal::invented)) {
            draft.invented(
                    "Some events of these deals are invented for the demonstration; each of them says so.",
                    "这些商机的部分事件是为演示虚构的，相应事件均有标注。");
        }
        wins.forEach((deal, rule) -> tell(input, draft, deal, rule));
        losses.forEach((deal, rule) -> tell(input, draft, deal, rule));
        findPair(input, draft, won, lost);
        return draft.done();
    }

    private static Deals.Closed closed(ReportInput input, String outcome) {
        return new Deals.Closed(input.scope().toString(), outcome, input.from(), input.to());
    }

    /** The largest, the slowest, and the next largest. */
    private static Map<Deal, String> picked(Deals deals, Deals.Closed which, String largest, String slowest, String large) {
        Map<Deal, String> picked = new LinkedHashMap<>();
        List<Deal> byAmount = deals.largest(which, CASES);
        byAmount.stream().limit(1).forEach(deal -> picked.put(deal, largest));
        deals.slowest(which, 1).forEach(deal -> picked.putIfAbsent(deal, slowest));
        for (Deal deal : byAmount) {
            if (picked.size() < CASES) {
                picked.putIfAbsent(deal, large);
            }
        }
        return picked;
    }

    private static void tell(ReportInput input, Draft draft, Deal deal, String rule) {
        DealStandsOut finding = new DealStandsOut(
                rule, deal.id(), deal.amount(), input.currency(), deal.cycleDays(), evidence(input, deal));
        draft.find(finding);
        draft.study(new CaseStudy(
                deal.id(), title(deal), finding.text(), Timeline.of(deal), List.of()));
    }

    private static Evidence evidence(ReportInput input, Deal... deals) {
        return new Evidence(
                List.of(),
                new Numbers(input).dealsLink(input.scope(), input.period(), "closed"),
                List.of(deals).stream().map(Deal::id).toList(),
                List.of(deals).stream().flatMap(deal -> deal.events().stream()).toList());
    }

    private static Text title(Deal deal) {
        DealView.Folded facts = deal.facts();
        String who = facts.account() == null ? "" : " · " + facts.account();
        String what = facts.product() == null ? "" : " · " + facts.product();
        return Text.same(deal.id() + who + what);
    }

    private static void findPair(ReportInput input, Draft draft, Deals.Closed won, Deals.Closed lost) {
        for (Deal win : input.deals().largest(won, PAIRS_TRIED)) {
            String product = win.facts().product();
            Deal loss = product == null
                    ? null
                    : input.deals().like(lost, product, win.amount().multiply(LEAST), win.amount().multiply(MOST));
            if (product != null && loss != null) {
                draft.find(new MatchedPair(
                        win.id(), loss.id(), product, win.cycleDays(), loss.cycleDays(), evidence(input, win, loss)));
                draft.study(new CaseStudy(
                        win.id() + " / " + loss.id(),
                        Text.same(win.id() + " / " + loss.id()),
                        new Text("Same product, similar amount, opposite outcome.", "同一产品、金额相近、结果相反。"),
                        List.of(),
                        Timeline.differences(win, loss, !input.scope().kind().equals(ScopeKinds.REP))));
                return;
            }
        }
    }
}
