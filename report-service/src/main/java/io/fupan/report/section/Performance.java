package io.fupan.report.section;

import io.fupan.metric.catalogue.MetricValue;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.scope.Scope;
import io.fupan.metric.statistics.Interval;
import io.fupan.metric.statistics.Proportions;
import io.fupan.report.content.Evidence;
import io.fupan.report.content.Section;
import io.fupan.report.content.Shape;
import io.fupan.report.content.Text;
import io.fupan.report.finding.Groups;
import io.fupan.report.finding.Share;
import io.fupan.report.input.ReportInput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Section 10: representatives in bands. People decide what follows from it; the platform never does. */
final class Performance implements SectionWriter {

    private static final double PRIOR_WEIGHT = 20;

    private static final List<Text> COLUMNS = List.of(
            new Text("Band", "档位"),
            new Text("Representative", "销售代表"),
            new Text("Win rate, 95 % interval", "赢单率及 95% 区间"),
            new Text("Shrunk towards all", "向总体收缩后"),
            new Text("Bookings", "赢单额"));

    private static final Text NO_DATA = new Text("no data", "无数据");

    private record Rep(Scope scope, MetricQuery query, MetricValue rate, Share share) {}

    @Override
    public Section write(ReportInput input) {
        Draft draft = new Draft(10, "performance", "Performance", "绩效评估");
        List<Rep> reps = reps(input);
        if (reps.stream().allMatch(rep -> rep.share().whole() == 0)) {
            return draft.noData(
                    "No representative of this scope closed a deal in the period. Closed deals with an owner, and the"
                            + " roster, would feed this section.",
                    "期内本范围没有销售代表结束商机。商机注明负责人并录入组织名册后即有数据。");
        }
        Numbers numbers = new Numbers(input);
        Share all = new Share(
                reps.stream().mapToLong(rep -> rep.share().part()).sum(),
                reps.stream().mapToLong(rep -> rep.share().whole()).sum());
        draft.number(numbers.line("winRate"));
        draft.table(
                "reps",
                new Text(
                        "Bands, not ranks: within a band the intervals overlap. Not a basis for pay on its own.",
                        "分档而非排名：同一档内的区间相互重叠。不可单独作为薪酬依据。"),
                COLUMNS,
                rows(input, numbers, reps, all));
        draft.find(
                Groups.compared(
                        "REP_DIFFERS",
                        new Text("Win rate by representative", "各销售代表赢单率"),
                        new Breakdown(input, "rep").winRates(reps.stream().map(Rep::scope).toList()),
                        all,
                        Evidence.ofMetrics(new Numbers(input).rankingLink("winRate", "rep"))),
                "reps");
        return draft.done();
    }

    private static List<Rep> reps(ReportInput input) {
        return Reps.of(input).stream()
                .map(scope -> {
                    MetricQuery query = input.query("winRate").about(scope);
                    MetricValue rate = input.value(query);
                    return new Rep(scope, query, rate, Numbers.share(rate));
                })
                .sorted(Comparator.comparing((Rep rep) -> rep.share().whole() == 0)
                        .thenComparing(Comparator.comparingDouble((Rep rep) -> rep.share().rate()).reversed())
                        .thenComparing(Rep::scope))
                .toList();
    }

    private static List<Section.Row> rows(ReportInput input, Numbers numbers, List<Rep> reps, Share all) {
        List<Section.Row> rows = new ArrayList<>();
        int band = 0;
        Interval leader = null;
        for (Rep rep : reps) {
            Interval interval = rep.share().interval();
            if (interval != null && isBelow(interval, leader)) {
                band++;
                leader = interval;
            }
            rows.add(row(input, numbers, rep, all, interval == null ? NO_DATA : Text.same(String.valueOf(band))));
        }
        return rows;
    }

    /** A band begins with the first one who is clearly below the leader of the band before. */
    private static boolean isBelow(Interval interval, @Nullable Interval leader) {
        return leader == null || interval.high() < leader.low();
    }

    private static Section.Row row(ReportInput input, Numbers numbers, Rep rep, Share all, Text band) {
        MetricQuery bookings = input.query("bookings").about(rep.scope());
        MetricValue booked = input.value(bookings);
        boolean measured = rep.share().whole() > 0;
        return new Section.Row(
                List.of(
                        band,
                        Text.same(rep.scope().name()),
                        measured ? numbers.shown(rep.rate()) : NO_DATA,
                        measured ? shrunk(rep.share(), all) : NO_DATA,
                        measured ? numbers.brief(booked) : NO_DATA),
                List.of(numbers.json(rep.rate(), rep.query()), numbers.json(booked, bookings)));
    }

    private static Text shrunk(Share own, Share all) {
        return Numbers.text(
                Shape.percent(Proportions.shrunk(own.part(), own.whole(), all.rate(), PRIOR_WEIGHT)));
    }
}
