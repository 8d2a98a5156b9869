package io.fupan.report.finding;

import static io.fupan.report.content.Shape.count;
import static io.fupan.report.content.Shape.name;
import static io.fupan.report.content.Shape.number;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.fupan.report.content.Evidence;
import io.fupan.report.content.Text;

/** A theme that the team names most. */
public record ThemeNamed(String theme, long answers, double mean, @JsonIgnore Evidence evidence) implements Finding {

    @Override
    public String type() {
        return "THEME_NAMED";
    }

    @Override
    public Text text() {
        return Text.of(
                "The theme rated lowest is {0}: mean {1} of 5, {2} answers.",
                "评分最低的主题是「{0}」：平均 {1} 分（满分 5 分），{2} 份回答。",
                name(theme),
                number(mean, 2),
                count(answers));
    }
}
