package io.fupan.report.section;

import io.fupan.event.Event;
import io.fupan.event.deal.DealView;
import io.fupan.report.content.Shape;
import io.fupan.report.content.Shown;
import io.fupan.report.content.Text;
import io.fupan.report.deal.Deal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a deal went, line by line. */
final class Timeline {

    private static final Map<String, Text> TYPES = Map.ofEntries(
            Map.entry("deal.created", new Text("created", "创建")),
            Map.entry("deal.stage-changed", new Text("stage changed", "阶段变更")),
            Map.entry("deal.amount-changed", new Text("amount changed", "金额变更")),
            Map.entry("deal.owner-changed", new Text("owner changed", "负责人变更")),
            Map.entry("deal.close-date-changed", new Text("expected close changed", "预计成交日变更")),
            Map.entry("deal.competitor-noted", new Text("competitor noted", "发现竞争对手")),
            Map.entry("deal.won", new Text("won", "赢单")),
            Map.entry("deal.lost", new Text("lost", "输单")),
            Map.entry("deal.reopened", new Text("reopened", "重新打开")));

    private static final Text INVENTED = new Text(" (invented)", "（虚构）");
    private static final List<String> DETAILS = List.of("stage", "competitor", "owner", "reason");

    private Timeline() {}

    static List<Text> of(Deal deal) {
        return deal.facts().events().stream().map(Timeline::line).toList();
    }

    private static Text line(DealView.Evidence event) {
        return Text.of(
                "{0} {1}{2}{3}",
                "{0} {1}{2}{3}",
                Shape.name(event.time().toString().substring(0, 10)),
                TYPES.getOrDefault(event.type(), Text.same(event.type())),
                Shape.name(detail(event)),
                Event.INVENTED.equals(event.provenance()) ? INVENTED : Text.same(""));
    }

    private static String detail(DealView.Evidence event) {
        return DETAILS.stream()
                .filter(field -> event.data().path(field).isString())
                .findFirst()
                .map(field -> ' ' + event.data().path(field).asString())
                .orElse("");
    }

    /** What differed between a deal that was won and one that was lost. */
    static List<Text> differences(Deal won, Deal lost, boolean withOwners) {
        List<Text> differences = new ArrayList<>();
        add(
                differences,
                new Text("Days to close", "历时"),
                Shape.days(BigDecimal.valueOf(won.cycleDays())),
                Shape.days(BigDecimal.valueOf(lost.cycleDays())));
        if (withOwners) {
            add(differences, new Text("Owner", "负责人"), name(won.facts().owner()), name(lost.facts().owner()));
        }
        add(
                differences,
                new Text("Competitors", "竞争对手"),
                Shape.count(won.facts().competitors().size()),
                Shape.count(lost.facts().competitors().size()));
        return differences;
    }

    private static Shown name(@Nullable String name) {
        return Shape.name(Objects.requireNonNullElse(name, "–"));
    }

    private static void add(List<Text> differences, Text what, Shown won, Shown lost) {
        differences.add(Text.of("{0}: {1} (won), {2} (lost)", "{0}：{1}（赢单），{2}（输单）", what, won, lost));
    }
}
