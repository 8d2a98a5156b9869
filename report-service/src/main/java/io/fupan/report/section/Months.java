package io.fupan.report.section;

import io.fupan.metric.catalogue.Series;
import io.fupan.metric.formula.MetricQuery;
import io.fupan.metric.period.Grain;
import io.fupan.metric.period.Period;
import io.fupan.report.input.ReportInput;
import java.time.LocalDate;
import java.util.List;

/** A metric by complete months, up to the end of the report's period, from the first month that has any. */
final class Months {

    private static final int MOST = 36;

    private Months() {}

    static Series of(ReportInput input, String metric) {
        LocalDate end = lastComplete(input.to());
        LocalDate start = end.plusDays(1).minusMonths(MOST);
        MetricQuery query = input.query(metric).in(Period.between(start, end, input.period().asOf()));
        Series series = input.catalogue().series(input.cells(), input.reference(), query, Grain.parse("month"));
        List<Series.Point> points =
                series.points().stream().dropWhile(point -> point.n() == 0).toList();
        return new Series(
                series.metric(), series.definition(), series.scope(), series.unit(), series.currency(), series.asOf(),
                points);
    }

    /** The last day of the last month that is over by a day. */
    private static LocalDate lastComplete(LocalDate day) {
        LocalDate next = day.plusDays(1);
        return next.withDayOfMonth(1).minusDays(1);
    }

    static String link(ReportInput input, String metric) {
        LocalDate end = lastComplete(input.to());
        return "/api/v1/metrics/" + metric + "/series?scope=" + Numbers.encoded(input.scope().toString()) + "&from="
                + end.plusDays(1).minusMonths(MOST) + "&to=" + end + "&grain=month&asOf=" + input.period().asOf();
    }
}
