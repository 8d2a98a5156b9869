package io.fupan.feedback.pulse;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fupan.event.Event;
import io.fupan.feedback.window.Days;
import io.fupan.metric.catalogue.MetricValue;
import io.fupan.metric.formula.Status;
import io.fupan.metric.period.Period;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How the teams are, from anonymous answers.
 *
 * @param metric {@code teamPulse}
 * @param value the mean score, 1 to 5; {@code null} if nothing may be told
 * @param unit {@code score}
 * @param favourable the fraction of scores 4 and 5; {@code null} if nothing may be told
 * @param n the answers of all surveys that may be told
 * @param status {@code OK}, {@code NO_DATA}, or {@code INSUFFICIENT_SAMPLE} if no survey has enough answers
 * @param least no number told is about fewer answers, nor can one be derived that is
 * @param teams those that may be told, the most answers first; the others are only in the total
 * @param themes those that may be told, the most answers first; the others are only in the total
 * @param surveys whose answers these are
 * @param open surveys of the period that are still being answered, and are told later
 * @param asOf the day from whose point of view
 * @param provenance {@code invented} if any answer is
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record TeamPulse(
        String metric,
        MetricValue.DefinitionRef definition,
        Days period,
        @Nullable Double value,
        String unit,
        @Nullable Double favourable,
        long n,
        Status status,
        int least,
        List<Group> teams,
        List<Group> themes,
        List<String> surveys,
        List<String> open,
        LocalDate asOf,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String provenance) {

    private static final Status INSUFFICIENT_SAMPLE = new Status("INSUFFICIENT_SAMPLE");

    /** A team's or a theme's answers in numbers. */
    record Group(String name, long n, double mean, double favourable) {

        static List<Group> of(Map<String, Tally> tallies, Predicate<String> visible) {
            return tallies.entrySet().stream()
                    .filter(entry -> visible.test(entry.getKey()))
                    .map(entry -> of(entry.getKey(), entry.getValue()))
                    .sorted(Comparator.comparing(Group::n).reversed().thenComparing(Group::name))
                    .toList();
        }

        private static Group of(String name, Tally tally) {
            return new Group(name, tally.n(), tally.mean(), tally.favourableShare());
        }
    }

    static TeamPulse of(Period period, Surveys.Found found, Predicate<String> visibleTeam) {
        Tally total = found.total();
        boolean told = total.n() > 0;
        return new TeamPulse(
                "teamPulse",
                new MetricValue.DefinitionRef("M44", 1),
                Days.of(period),
                told ? total.mean() : null,
                "score",
                told ? total.favourableShare() : null,
                total.n(),
                told ? Status.OK : found.closed().isEmpty() ? Status.NO_DATA : INSUFFICIENT_SAMPLE,
                Survey.LEAST_FOR_SCORES,
                Group.of(found.sum(Survey::byTeam), visibleTeam),
                Group.of(found.sum(Survey::byTheme), _ -> true),
                found.closed().stream().map(Survey::name).toList(),
                found.open(),
                period.asOf(),
                told && found.isInvented() ? Event.INVENTED : null);
    }
}
