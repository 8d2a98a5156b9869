package io.fupan.report.finding;

import static io.fupan.report.content.Shape.part;
import static io.fupan.report.content.Shape.percent;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.fupan.report.content.Evidence;
import io.fupan.report.content.Text;

/** How many records a measure leaves out, and why. */
public record DataGap(Text what, long records, long of, @JsonIgnore Evidence evidence) implements Finding {

    @Override
    public String type() {
        return "DATA_GAP";
    }

    @Override
    public String severity() {
        return records * 5 > of ? "high" : "low";
    }

    @Override
    public Text text() {
        return Text.of(
                "{0}: {1} deals ({2}).",
                "{0}：{1} 个商机（{2}）。",
                what,
                part(records, of),
                percent(of == 0 ? 0 : (double) records / of));
    }
}
