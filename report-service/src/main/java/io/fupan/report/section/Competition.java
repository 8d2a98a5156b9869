package io.fupan.report.section;

import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.statistics.Interval;
import io.fupan.report.content.Evidence;
import io.fupan.report.content.Section;
import io.fupan.report.content.Shape;
import io.fupan.report.content.Shown;
import io.fupan.report.content.Text;
import io.fupan.report.deal.Deals;
import io.fupan.report.finding.Finding;
import io.fupan.report.finding.Groups;
import io.fupan.report.finding.Share;
import io.fupan.report.input.ReportInput;
import java.util.List;
import java.util.Objects;

/** Section 13: against whom deals are won and lost. */
final class Competition implements SectionWriter {

    private static final List<Text> COLUMNS = List.of(
            new Text("Competitor", "竞争对手"),
            new Text("Won of closed", "赢单/结束"),
            new Text("Win rate", "赢单率"),
            new Text("95 % interval", "95% 区间"));

    @Override
    public Section write(ReportInput input) {
        Draft draft = new Draft(13, "competition", "Competition", "竞争分析");
        List<Deals.Record> records =
                input.deals().competitors(input.scope().toString(), input.from(), input.to());
        if (records.isEmpty()) {
            return draft.noData(
                    "No competitor is noted in any deal closed in the period. Competitors noted in deals would feed"
                            + " this section.",
                    "期内结束的商机都没有记录竞争对手。在商机中注明竞争对手后即有数据。");
        }
        if (records.stream().anyMatch(Deals.Record::invented)) {
            draft.invented(
                    "Competitors in this section are invented for the demonstration.",
                    "本节的竞争对手有为演示虚构的。");
        }
        draft.table(
                "rivals",
                new Text("Deals with a competitor present", "有竞争对手参与的商机"),
                COLUMNS,
                records.stream().map(Competition::row).toList());
        draft.find(compared(input, records), "rivals");
        return draft.done();
    }

    private static Section.Row row(Deals.Record record) {
        Share share = share(record);
        return new Section.Row(
                List.of(
                        Text.same(record.competitor()),
                        Numbers.text(Shape.part(share.part(), share.whole())),
                        Numbers.text(Shape.percent(share.rate())),
                        Numbers.text(interval(share))),
                List.of());
    }

    private static List<Finding> compared(ReportInput input, List<Deals.Record> records) {
        Numbers numbers = new Numbers(input);
        MetricQuery query = input.query("winRate");
        Evidence evidence =
                Evidence.of(numbers.metricLink(query), Objects.requireNonNull(numbers.dealsLink(query)));
        List<Groups.Group> groups = records.stream()
                .map(record -> new Groups.Group(Text.same(record.competitor()), share(record), evidence))
                .toList();
        long won = input.deals().count(closed(input, "won"));
        long lost = input.deals().count(closed(input, "lost"));
        return Groups.compared(
                "COMPETITOR_DIFFERS",
                new Text("Win rate against each competitor", "对各竞争对手的赢单率"),
                groups,
                new Share(won, won + lost),
                evidence);
    }

    private static Deals.Closed closed(ReportInput input, String outcome) {
        return new Deals.Closed(input.scope().toString(), outcome, input.from(), input.to());
    }

    private static Share share(Deals.Record record) {
        return new Share(record.won(), record.won() + record.lost());
    }

    private static Shown interval(Share share) {
        Interval interval = Objects.requireNonNull(share.interval());
        return Shape.percentInterval(interval.low(), interval.high());
    }
}
