package io.fupan.feedback.pulse;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fupan.event.Event;
import io.fupan.feedback.window.Days;
import io.fupan.metric.period.Period;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the answers are about.
 *
 * @param team the one team whose answers are looked at, or {@code null} for all
 * @param least no number told is about fewer answers
 * @param leastForTexts texts are shown of no smaller group
 * @param themes those that may be told, the most answers first
 * @param open surveys of the period that are still being answered, and are told later
 * @param provenance {@code invented} if any answer is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Themes(
        Days period,
        @Nullable String team,
        int least,
        int leastForTexts,
        List<Theme> themes,
        List<String> open,
        LocalDate asOf,
        @Nullable String provenance) {

    /**
     * One theme.
     *
     * @param n how many answers are about it
     * @param mean of the scores, 1 to 5
     * @param favourable the fraction of scores 4 and 5
     * @param texts what was written, in alphabetical order
     */
    record Theme(String theme, long n, double mean, double favourable, List<String> texts) {}

    static Themes of(Period period, @Nullable String team, Surveys.Found found) {
        Map<String, Tally> tallies =
                found.sum(team == null ? Survey::byTheme : survey -> survey.byTheme(team));
        Function<Survey, Map<String, List<String>>> texts =
                team == null ? Survey::textsByTheme : survey -> survey.textsByTheme(team);
        List<Theme> themes = tallies.entrySet().stream()
                .map(entry -> theme(entry.getKey(), entry.getValue(), textsOf(entry.getKey(), found, texts)))
                .sorted(Comparator.comparing(Theme::n).reversed().thenComparing(Theme::theme))
                .toList();
        return new Themes(
                Days.of(period),
                team,
                Survey.LEAST_FOR_SCORES,
                Survey.LEAST_FOR_TEXTS,
                themes,
                found.open(),
                period.asOf(),
                found.isInvented() ? Event.INVENTED : null);
    }

    private static Theme theme(String name, Tally tally, List<String> texts) {
        return new Theme(name, tally.n(), tally.mean(), tally.favourableShare(), texts);
    }

    private static List<String> textsOf(
            String theme, Surveys.Found found, Function<Survey, Map<String, List<String>>> texts) {
        return found.closed().stream()
                .map(texts)
                .flatMap(byTheme -> byTheme.getOrDefault(theme, List.of()).stream())
                .sorted()
                .toList();
    }
}
