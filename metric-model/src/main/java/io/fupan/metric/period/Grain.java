package io.fupan.metric.period;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** How finely a series is divided: {@code day}, {@code week}, {@code month} or {@code quarter}. */
public record Grain(Unit unit) {

    /**
     * Reads the name of a grain.
     *
     * @throws IllegalArgumentException that says what was expected
     */
    public static Grain parse(String text) {
        return new Grain(switch (text) {
            case "day" -> Unit.DAY;
            case "week" -> Unit.WEEK;
            case "month" -> Unit.MONTH;
            case "quarter" -> Unit.QUARTER;
            default ->
                throw new IllegalArgumentException(
                        "expected a grain of day, week, month or quarter, but received '%s'".formatted(text));
        });
    }

    /** The units that make up a run of days; the first and last are cut to fit it. */
    public List<Days> split(LocalDate from, LocalDate to) {
        List<Days> runs = new ArrayList<>();
        for (LocalDate start = unit.start(from); !start.isAfter(to); start = unit.plus(start, 1)) {
            LocalDate end = unit.end(start);
            runs.add(new Days(start.isBefore(from) ? from : start, end.isAfter(to) ? to : end));
        }
        return runs;
    }
}
