package io.fupan.feedback;

import io.fupan.event.json.Json;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers as they are sent. */
final class Answers {

    private Answers() {}

    static ObjectNode nps(String id, String respondent, int score, String answeredAt) {
        return Json.mapper().createObjectNode()
                .put("id", id)
                .put("respondent", respondent)
                .put("instrument", "nps")
                .put("score", score)
                .put("scale", 10)
                .put("answeredAt", answeredAt);
    }

    static ObjectNode csat(String id, int score, int scale, String answeredAt) {
        return nps(id, "c-" + id, score, answeredAt).put("instrument", "csat").put("scale", scale);
    }

    /** Six promoters, two passives, two detractors. */
    static List<ObjectNode> sixTwoTwo(String prefix, String day) {
        int[] scores = {9, 10, 9, 10, 9, 10, 7, 8, 0, 6};
        return IntStream.range(0, scores.length)
                .mapToObj(i -> nps(prefix + i, prefix + "-customer-" + i, scores[i], day + "T1%d:00:00Z".formatted(i)))
                .toList();
    }

    static List<ObjectNode> team(String survey, String team, String theme, int count, int score, String day) {
        return IntStream.range(0, count)
                .mapToObj(i -> Json.mapper().createObjectNode()
                        .put("id", team + theme + i)
                        .put("survey", survey)
                        .put("team", team)
                        .put("score", score)
                        .put("theme", theme)
                        .put("text", "%s about %s %d".formatted(team, theme, i))
                        .put("answeredOn", day))
                .toList();
    }

    static ArrayNode batch(Collection<ObjectNode> answers) {
        return Json.mapper().createArrayNode().addAll(answers);
    }
}
