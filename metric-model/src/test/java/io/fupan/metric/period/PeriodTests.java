package io.fupan.metric.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTests {

    private static final LocalDate AS_OF = LocalDate.parse("2017-05-17");
    private static final LocalDate LATER = LocalDate.parse("2026-11-23");

    @ParameterizedTest
    @CsvSource({
        "2017, 2017-01-01, 2017-12-31",
        "2017-Q2, 2017-04-01, 2017-06-30",
        "2017-q2, 2017-04-01, 2017-06-30",
        "2017-02, 2017-02-01, 2017-02-28",
        "2017-W20, 2017-05-15, 2017-05-21",
        "2020-W53, 2020-12-28, 2021-01-03",
        "2021-W01, 2021-01-04, 2021-01-10",
        "2017-05-31, 2017-05-31, 2017-05-31",
        "2017-03-01..2017-05-31, 2017-03-01, 2017-05-31",
        "last-7-days, 2017-05-11, 2017-05-17",
        "last-30-days, 2017-04-18, 2017-05-17",
        "mtd, 2017-05-01, 2017-05-17",
        "qtd, 2017-04-01, 2017-05-17",
        "ytd, 2017-01-01, 2017-05-17",
    })
    void readsTheDays(String text, LocalDate from, LocalDate to) {
        Period period = Period.parse(text, AS_OF);

        assertThat(period.from()).isEqualTo(from);
        assertThat(period.to()).isEqualTo(to);
    }

    @ParameterizedTest
    @CsvSource({
        "2017, 2016-01-01, 2016-12-31",
        "2017-Q1, 2016-10-01, 2016-12-31",
        "2017-03, 2017-02-01, 2017-02-28",
        "2021-W01, 2020-12-28, 2021-01-03",
        "2017-03-01..2017-05-31, 2016-11-29, 2017-02-28",
        "2017-03-01, 2017-02-28, 2017-02-28",
    })
    void precedesAPeriodByOneOfEqualKind(String text, LocalDate from, LocalDate to) {
        Period previous = Period.parse(text, LATER).previous();

        assertThat(previous.from()).isEqualTo(from);
        assertThat(previous.to()).isEqualTo(to);
    }

    @ParameterizedTest
    @CsvSource({
        "mtd, 2017-04-01, 2017-04-17",
        "qtd, 2017-01-01, 2017-02-16",
        "ytd, 2016-01-01, 2016-05-17",
        "last-7-days, 2017-05-04, 2017-05-10",
        "2017-Q2, 2017-01-01, 2017-02-16",
        "2017-04-01..2017-07-01, 2017-02-13, 2017-03-31",
        "2017-05-17..2017-05-18, 2017-05-16, 2017-05-16",
        "2017-06-01..2017-06-10, 2017-05-22, 2017-05-31",
    })
    void comparesAnUnfinishedPeriodWithAsManyDays(String text, LocalDate from, LocalDate to) {
        Period previous = Period.parse(text, AS_OF).previous();

        assertThat(previous.from()).isEqualTo(from);
        // Elapsed days: 137 of 2017 are 137 of 2016, which ends a day earlier in a leap year.
        assertThat(previous.to()).isEqualTo(text.equals("ytd") ? to.minusDays(1) : to);
    }

    @Test
    void clampsElapsedDaysToTheShorterUnit() {
        Period previous = Period.parse("mtd", LocalDate.parse("2017-03-31")).previous();

        assertThat(previous.to()).isEqualTo("2017-02-28");
    }

    @ParameterizedTest
    @CsvSource({
        "2017-Q2, 2016-04-01, 2016-06-30",
        "2016-02, 2015-02-01, 2015-02-28",
        "2017-W20, 2016-05-16, 2016-05-22",
        "2017-03-01..2017-05-31, 2016-02-29, 2016-05-31",
    })
    void goesBackAYear(String text, LocalDate from, LocalDate to) {
        Period yearAgo = Period.parse(text, LATER).yearAgo();

        assertThat(yearAgo.to()).isEqualTo(to);
        assertThat(yearAgo.from()).isEqualTo(text.contains("..") ? to.minusDays(91) : from);
    }

    @ParameterizedTest
    @CsvSource({
        "2017-04-01..2017-07-01, 2016-04-01, 2016-05-17",
        "2017-06-01..2017-06-10, 2016-06-01, 2016-06-10",
    })
    void goesBackAYearFromTheDaysThatHavePassed(String text, LocalDate from, LocalDate to) {
        Period yearAgo = Period.parse(text, AS_OF).yearAgo();

        assertThat(yearAgo.to()).isEqualTo(to);
        assertThat(yearAgo.from()).isEqualTo(from);
    }

    @Test
    void hasNothingBeforeAllTime() {
        Period all = Period.parse("all", AS_OF);

        assertThat(all.isAll()).isTrue();
        assertThatIllegalArgumentException().isThrownBy(all::previous);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2017-Q5", "2017-13", "2017-W53", "2017-02-30", "yesterday", "last-0-days", "2017-05-31..2017-05-01"})
    void refusesWhatIsNoPeriod(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Period.parse(text, AS_OF));
    }

    @Test
    void looksAtNoDayAfterTheDayAsOf() {
        assertThat(Period.parse("2017-Q2", AS_OF).lastDay()).isEqualTo(AS_OF);
        assertThat(Period.parse("2017-Q1", AS_OF).lastDay()).isEqualTo("2017-03-31");
    }

    @ParameterizedTest
    @CsvSource({
        "week, 2017-05-10..2017-05-14 2017-05-15..2017-05-20",
        "month, 2017-05-10..2017-05-20",
        "quarter, 2017-05-10..2017-05-20",
    })
    void dividesDaysIntoUnits(String grain, String expected) {
        assertThat(Grain.parse(grain).split(LocalDate.parse("2017-05-10"), LocalDate.parse("2017-05-20")).stream()
                        .map(days -> days.from() + ".." + days.to())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(expected);
    }

    @Test
    void rollsAWindowThatIncludesTheDayItself() {
        assertThat(RollingWindow.parse("7d").endingIn(AS_OF, AS_OF.plusDays(1))).containsExactly(
                new Days(LocalDate.parse("2017-05-11"), AS_OF),
                new Days(LocalDate.parse("2017-05-12"), AS_OF.plusDays(1)));
    }
}
