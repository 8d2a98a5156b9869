package io.fupan.report.section;

import io.fupan.metric.scope.ScopeKinds;
import io.fupan.report.content.Evidence;
import io.fupan.report.content.Section;
import io.fupan.report.content.Shape;
import io.fupan.report.content.Text;
import io.fupan.report.feedback.Answers;
import io.fupan.report.finding.ThemeNamed;
import io.fupan.report.input.ReportInput;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Section 3: what the team says, shown only where enough answers hide the person. */
final class TeamFeedback implements SectionWriter {

    private static final int FAVOURABLE = 4;

    @Override
    public Section write(ReportInput input) {
        Draft draft = new Draft(3, "team-feedback", "Team feedback", "团队反馈");
        Map<String, List<Answers.Member>> teams = Anonymity.publishable(grouped(answers(input), Answers.Member::team));
        List<Answers.Member> shown = teams.values().stream().flatMap(List::stream).toList();
        if (shown.isEmpty()) {
            return draft.noData(
                    "There are no five answers of one team in the period. The team pulse would feed this section; fewer"
                            + " than five answers are never shown.",
                    "期内没有任何团队达到五份回答。开展团队匿名反馈后即有数据；少于五份的回答不予显示。");
        }
        if (shown.stream().anyMatch(Answers.Member::invented)) {
            draft.invented(
                    "The answers in this section are invented for the demonstration.", "本节的回答是为演示虚构的。");
        }
        draft.table("teams", new Text("Answers by team", "各团队的回答"), columns("Team", "团队"), rows(teams));
        Map<String, List<Answers.Member>> themes = Anonymity.publishable(grouped(
                shown, answer -> answer.theme() == null ? "unspecified" : answer.theme()));
        if (!themes.isEmpty()) {
            draft.table("themes", new Text("Answers by theme", "各主题的回答"), columns("Theme", "主题"), rows(themes));
            findLowest(draft, themes);
        }
        return draft.done();
    }

    private static List<Answers.Member> answers(ReportInput input) {
        List<Answers.Member> all = input.answers().members(input.from(), input.to());
        return switch (input.scope().kind()) {
            case ScopeKinds.ORG -> all;
            case ScopeKinds.TEAM -> all.stream()
                    .filter(answer -> answer.team().equals(input.scope().name()))
                    .toList();
            default -> List.of();
        };
    }

    private static Map<String, List<Answers.Member>> grouped(
            List<Answers.Member> answers, Function<Answers.Member, String> by) {
        return answers.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList()));
    }

    private static void findLowest(Draft draft, Map<String, List<Answers.Member>> themes) {
        Map.Entry<String, List<Answers.Member>> lowest = themes.entrySet().stream()
                .min(Comparator.comparingDouble(theme -> mean(theme.getValue())))
                .orElseThrow();
        draft.find(
                new ThemeNamed(
                        lowest.getKey(),
                        lowest.getValue().size(),
                        mean(lowest.getValue()),
                        Evidence.ofMetrics("/api/v1/feedback/scores")),
                "themes");
        draft.suggest(
                Text.of(
                        "Ask the team what would have to change about {0}.",
                        "请团队说明「{0}」需要怎样改进。",
                        Shape.name(lowest.getKey())),
                null);
    }

    private static List<Text> columns(String en, String zh) {
        return List.of(
                new Text(en, zh),
                new Text("Answers", "回答数"),
                new Text("Mean (1 to 5)", "平均分（1–5）"),
                new Text("Favourable", "好评占比"));
    }

    private static List<Section.Row> rows(Map<String, List<Answers.Member>> groups) {
        return groups.entrySet().stream()
                .map(group -> new Section.Row(
                        List.of(
                                Text.same(group.getKey()),
                                Numbers.text(Shape.count(group.getValue().size())),
                                Numbers.text(Shape.number(mean(group.getValue()), 2)),
                                Numbers.text(Shape.percent(favourable(group.getValue())))),
                        List.of()))
                .toList();
    }

    private static double mean(List<Answers.Member> answers) {
        return answers.stream().mapToInt(Answers.Member::score).average().orElse(0);
    }

    private static double favourable(List<Answers.Member> answers) {
        return (double) answers.stream().filter(answer -> answer.score() >= FAVOURABLE).count() / answers.size();
    }
}
