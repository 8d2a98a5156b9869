package io.fupan.feedback.pulse;

import io.fupan.event.Event;
import io.fupan.feedback.answer.TeamAnswer;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * All answers to one survey, and what may be told of them. It is decided here, once, from the whole survey: whatever
 * periods are asked for, a survey is told in the same way, so that two questions tell no more than one.
 */
final class Survey {

    /** The fewest answers that a score told may rest on. */
    static final int LEAST_FOR_SCORES = 5;

    /** The fewest answers among which a text is shown. */
    static final int LEAST_FOR_TEXTS = 8;

    private final String name;
    private final List<TeamAnswer> answers;
    private final Disclosure scores;
    private final Disclosure texts;

    Survey(String name, List<TeamAnswer> answers) {
        this.name = name;
        this.answers = List.copyOf(answers);
        Map<Cell, Integer> counts =
                answers.stream().collect(Collectors.groupingBy(Survey::cell, Collectors.summingInt(_ -> 1)));
        this.scores = Disclosure.of(counts, LEAST_FOR_SCORES);
        this.texts = Disclosure.of(counts, LEAST_FOR_TEXTS);
    }

    String name() {
        return name;
    }

    LocalDate lastDay() {
        return answers.stream().map(TeamAnswer::answeredOn).max(Comparator.naturalOrder()).orElseThrow();
    }

    boolean isInvented() {
        return answers.stream().anyMatch(answer -> Event.INVENTED.equals(answer.provenance()));
    }

    Tally total() {
        return scores.total() ? Tally.of(answers) : Tally.NONE;
    }

    Map<String, Tally> byTeam() {
        return tallies(answer -> scores.teams().contains(answer.team()), TeamAnswer::team);
    }

    Map<String, Tally> byTheme() {
        return tallies(answer -> scores.themes().contains(answer.theme()), TeamAnswer::theme);
    }

    Map<String, Tally> byTheme(String team) {
        return tallies(
                answer -> answer.team().equals(team) && scores.cells().contains(cell(answer)), TeamAnswer::theme);
    }

    Map<String, List<String>> textsByTheme() {
        return texts(answer -> texts.themes().contains(answer.theme()));
    }

    Map<String, List<String>> textsByTheme(String team) {
        return texts(answer -> answer.team().equals(team) && texts.cells().contains(cell(answer)));
    }

    private Map<String, Tally> tallies(
            Predicate<TeamAnswer> told, Function<TeamAnswer, String> group) {
        return answers.stream()
                .filter(told)
                .collect(Collectors.groupingBy(group, Collectors.collectingAndThen(Collectors.toList(), Tally::of)));
    }

    /** In the order of the alphabet, which says nothing about when they came. */
    private Map<String, List<String>> texts(Predicate<TeamAnswer> told) {
        return answers.stream()
                .filter(told)
                .filter(answer -> Objects.nonNull(answer.text()))
                .collect(Collectors.groupingBy(
                        TeamAnswer::theme,
                        Collectors.mapping(
                                answer -> String.valueOf(answer.text()),
                                Collectors.collectingAndThen(
                                        Collectors.toList(), all -> all.stream().sorted().toList()))));
    }

    private static Cell cell(TeamAnswer answer) {
        return new Cell(answer.team(), answer.theme());
    }
}
