package io.fupan.feedback.pulse;

import io.fupan.feedback.answer.TeamAnswer;
import io.fupan.feedback.answer.TeamAnswers;
import io.fupan.feedback.window.Windows;
import io.fupan.metric.period.Period;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The surveys of a period: those whose last answer lies in it, as a whole. A survey is told only when it has rested for
 * some days: numbers that move with each answer would tell what that answer was.
 */
@Component
final class Surveys {

    private final TeamAnswers answers;
    private final Windows windows;
    private final int restDays;

    Surveys(TeamAnswers answers, Windows windows, @Value("${fupan.feedback.survey-rest-days:2}") int restDays) {
        this.answers = answers;
        this.windows = windows;
        this.restDays = restDays;
    }

    /**
     * Surveys by what may be done with them.
     *
     * @param closed may be told
     * @param open the names of those still being answered
     */
    record Found(List<Survey> closed, List<String> open) {

        boolean isInvented() {
            return closed.stream().anyMatch(Survey::isInvented);
        }

        Tally total() {
            return closed.stream().map(Survey::total).reduce(Tally.NONE, Tally::plus);
        }

        Map<String, Tally> sum(Function<Survey, Map<String, Tally>> groups) {
            return closed.stream()
                    .flatMap(survey -> groups.apply(survey).entrySet().stream())
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Tally::plus));
        }
    }

    Found of(Period period) {
        Map<Boolean, List<Survey>> byRest = answers.ofSurveysAnswered(period.from(), period.lastDay()).stream()
                .collect(Collectors.groupingBy(TeamAnswer::survey))
                .entrySet()
                .stream()
                .map(entry -> new Survey(entry.getKey(), entry.getValue()))
                .filter(survey -> !survey.lastDay().isAfter(period.lastDay()))
                .sorted(Comparator.comparing(Survey::name))
                .collect(Collectors.partitioningBy(this::hasRested));
        return new Found(
                byRest.getOrDefault(true, List.of()),
                byRest.getOrDefault(false, List.of()).stream().map(Survey::name).toList());
    }

    private boolean hasRested(Survey survey) {
        LocalDate rested = survey.lastDay().plusDays(restDays);
        return rested.isBefore(windows.today()) || rested.isEqual(windows.today());
    }
}
