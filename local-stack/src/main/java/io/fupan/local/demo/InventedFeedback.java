package io.fupan.local.demo;

import io.fupan.event.Event;
import io.fupan.event.json.Json;
import io.fupan.local.demo.SalesData.Agent;
import io.fupan.local.demo.SalesData.Opportunity;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/** Answers of customers and of the team that the data set lacks; made up, always the same, and marked so. */
final class InventedFeedback {

    private static final int NPS_SCALE = 10;
    private static final int CSAT_SCALE = 5;
    private static final int ANSWERING_PERCENT = 15;
    private static final int LEAST_ANSWERS = 5;
    private static final List<LocalDate> SURVEYS = List.of(
            LocalDate.of(2017, 3, 20), LocalDate.of(2017, 6, 20), LocalDate.of(2017, 9, 20), LocalDate.of(2017, 12, 20));
    private static final List<String> THEMES =
            List.of("quote approval", "lead quality", "pricing", "coaching", "tools");

    private static final List<String> PLEASED = List.of(
            "Fast delivery, and the advice fitted our needs.",
            "The offer was clear and the contract was quick.",
            "交付很快,方案也符合我们的需求。",
            "销售顾问很专业,沟通顺畅。");
    private static final List<String> INDIFFERENT = List.of(
            "It works, but the set-up took longer than we were told.",
            "Good product, though the price was hard to justify.",
            "产品不错,但是安装时间比预期长。",
            "价格偏高,其他都可以。");
    private static final List<String> DISPLEASED = List.of(
            "We waited two weeks for a revised quote.",
            "Nobody called back after the order.",
            "报价修改等了两个星期。",
            "下单之后没有人跟进。");
    private static final List<String> TEAM_TEXTS = List.of(
            "Discounts wait too long for approval.",
            "The leads of this quarter were better qualified.",
            "折扣审批时间太长。",
            "这个季度的线索质量提高了。",
            "Weekly deal reviews help me to prioritise.");

    private final SalesData data;

    InventedFeedback(SalesData data) {
        this.data = data;
    }

    /** NPS and CSAT answers about a share of the won deals, as the feedback API takes them. */
    List<ObjectNode> customers() {
        List<ObjectNode> answers = new ArrayList<>();
        for (Opportunity row : data.opportunities()) {
            if (row.isWon() && Hash.below(100, row.id(), "nps?") < ANSWERING_PERCENT) {
                answers.add(customer(row, "nps", Hash.below(NPS_SCALE + 1, row.id(), "nps"), NPS_SCALE));
            }
            if (row.isWon() && Hash.below(100, row.id(), "csat?") < ANSWERING_PERCENT) {
                answers.add(customer(row, "csat", 1 + Hash.below(CSAT_SCALE, row.id(), "csat"), CSAT_SCALE));
            }
        }
        return answers;
    }

    /** Anonymous answers of each team to one survey a quarter, as the feedback API takes them. */
    List<ObjectNode> team() {
        List<String> teams = data.agents().stream().map(Agent::manager).distinct().sorted().toList();
        List<ObjectNode> answers = new ArrayList<>();
        for (LocalDate survey : SURVEYS) {
            for (String team : teams) {
                int count = LEAST_ANSWERS + Hash.below(4, team, survey.toString(), "answers");
                for (int i = 0; i < count; i++) {
                    answers.add(member(survey, team, i));
                }
            }
        }
        return answers;
    }

    private static ObjectNode customer(Opportunity row, String instrument, int drawn, int scale) {
        // Of two draws the better one: customers who bought are mostly pleased.
        int score = Math.max(drawn, Hash.below(scale, row.id(), instrument, "again") + 1);
        LocalDate day = Objects.requireNonNull(row.closedOn()).plusDays(2L + Hash.below(5, row.id(), instrument, "day"));
        return Json.mapper().createObjectNode()
                .put("id", "demo-" + instrument + '-' + row.id())
                .put("respondent", "contact of " + row.account())
                .put("instrument", instrument)
                .put("score", score)
                .put("scale", scale)
                .put("account", row.account())
                .put("deal", row.id())
                .put("text", text(row, instrument, score, scale))
                .put("answeredAt", day.atTime(LocalTime.of(2, 0)).toInstant(ZoneOffset.UTC).toString())
                .put("provenance", Event.INVENTED);
    }

    private static String text(Opportunity row, String instrument, int score, int scale) {
        List<String> texts = score * 10 >= scale * 8 ? PLEASED : score * 10 > scale * 5 ? INDIFFERENT : DISPLEASED;
        return texts.get(Hash.below(texts.size(), row.id(), instrument, "text"));
    }

    private static ObjectNode member(LocalDate survey, String team, int number) {
        String seed = team + survey + number;
        return Json.mapper().createObjectNode()
                .put("id", "demo-team-" + Hash.hex(seed, 16))
                .put("survey", "pulse-" + survey.getYear() + "-Q" + (survey.getMonthValue() + 2) / 3)
                .put("team", team)
                .put("score", 1 + Math.max(Hash.below(5, seed, "score"), Hash.below(4, seed, "again")))
                .put("theme", THEMES.get(Hash.below(THEMES.size(), seed, "theme")))
                .put("text", TEAM_TEXTS.get(Hash.below(TEAM_TEXTS.size(), seed, "text")))
                .put("answeredOn", survey.plusDays(Hash.below(5, seed, "day")).toString())
                .put("provenance", Event.INVENTED);
    }
}
