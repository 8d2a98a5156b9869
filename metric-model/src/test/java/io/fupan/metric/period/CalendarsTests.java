package io.fupan.metric.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fupan.event.reference.ReferenceFact.CalendarDefined;
import io.fupan.event.reference.ReferenceFact.CalendarPeriod;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarsTests {

    private static final LocalDate LATER = LocalDate.parse("2030-01-01");

    /** The retail calendar of 2017: its 53rd week begins on 28 January 2018. */
    private static final CalendarDefined RETAIL =
            new CalendarDefined("retail", 1, "4-5-4", LocalDate.parse("2016-01-31"), 2016, List.of(2017, 2023), null);

    private static final CalendarDefined FROM_APRIL =
            new CalendarDefined("fiscal", 1, "gregorian", LocalDate.parse("2016-04-01"), 2017, null, null);

    static Stream<Calendars> anyCalendars() {
        return Stream.of(
                Calendars.NONE,
                calendars(FROM_APRIL),
                calendars(RETAIL),
                calendars(weeks("4-4-5")),
                calendars(weeks("5-4-4")),
                calendars(weeks("13x4")),
                calendars(custom()));
    }

    @ParameterizedTest
    @CsvSource({
        "FY2017, 2017-01-01, 2017-12-31",
        "FY2017-H2, 2017-07-01, 2017-12-31",
        "fy2017-q2, 2017-04-01, 2017-06-30",
        "FY2017-P03, 2017-03-01, 2017-03-31",
    })
    void countsYearsFromJanuaryWhereNoCalendarIsDefined(String text, LocalDate from, LocalDate to) {
        assertDays(Period.parse(text, LATER), from, to);
    }

    @ParameterizedTest
    @CsvSource({
        "FY2017, 2016-04-01, 2017-03-31",
        "FY2017-Q4, 2017-01-01, 2017-03-31",
        "FY2016-P11, 2016-02-01, 2016-02-29",
    })
    void shiftsTheYearToItsFirstMonth(String text, LocalDate from, LocalDate to) {
        assertDays(Period.parse(text, LATER, calendars(FROM_APRIL)), from, to);
    }

    @ParameterizedTest
    @CsvSource({
        "FY2017, 2017-01-29, 2018-02-03",
        "FY2018, 2018-02-04, 2019-02-02",
        "FY2017-P01, 2017-01-29, 2017-02-25",
        "FY2017-P02, 2017-02-26, 2017-04-01",
        "FY2017-Q4, 2017-10-29, 2018-02-03",
        "FY2017-P12, 2017-12-31, 2018-02-03",
        "FY2015-P12, 2016-01-03, 2016-01-30",
        "FY2024, 2024-02-04, 2025-02-01",
    })
    void groupsWeeksAsTheRetailCalendarHasThem(String text, LocalDate from, LocalDate to) {
        assertDays(Period.parse(text, LATER, calendars(RETAIL)), from, to);
    }

    @Test
    void makesThreeQuartersOfTwelveWeeksAndOneOfSixteen() {
        Calendars calendars = calendars(weeks("13x4"));

        assertThat(Stream.of("Q1", "Q2", "Q3", "Q4")
                        .map(quarter -> Period.parse("FY2018-" + quarter, LATER, calendars).length()))
                .containsExactly(84L, 84L, 84L, 112L);
    }

    @ParameterizedTest
    @MethodSource("anyCalendars")
    void dividesAllDaysIntoPeriodsAndYearsIntoQuarters(Calendars calendars) {
        for (FiscalLevel level : List.of(FiscalLevel.PERIOD, FiscalLevel.QUARTER, FiscalLevel.HALF)) {
            FiscalUnit years = new FiscalUnit(calendars.inForce(), FiscalLevel.YEAR, false);
            LocalDate from = years.start(LocalDate.parse("2018-06-01"));
            LocalDate to = years.end(years.start(LocalDate.parse("2019-06-01")));

            List<Days> parts = new Grain(new FiscalUnit(calendars.inForce(), level, false)).split(from, to);

            assertThat(parts.getFirst().from()).isEqualTo(from);
            assertThat(parts.getLast().to()).isEqualTo(to);
            assertThat(IntStream.range(1, parts.size()))
                    .allSatisfy(i -> assertThat(parts.get(i).from())
                            .isEqualTo(parts.get(i - 1).to().plusDays(1)));
            assertThat(parts).hasSize(2 * calendars.inForce().year(2018).parts(level).size());
        }
    }

    @ParameterizedTest
    @MethodSource("anyCalendars")
    void readsTheNamesItWrites(Calendars calendars) {
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            LocalDate day = LocalDate.parse("2018-06-01").plusDays(random.nextInt(500));
            FiscalLevel level = FiscalLevel.values()[random.nextInt(4)];
            FiscalUnit unit = new FiscalUnit(calendars.inForce(), level, random.nextBoolean());

            Period period = Period.parse(unit.name(day), LATER, calendars);

            assertThat(period.text()).isEqualTo(unit.name(day));
            assertThat(day).isBetween(period.from(), period.to());
            assertThat(Period.parse(period.pinnedText(), LATER, calendars).from()).isEqualTo(period.from());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "FY2017-P03, FY2017-P02",
        "FY2017-P01, FY2016-P12",
        "FY2018-Q1, FY2017-Q4",
        "FY2018, FY2017",
    })
    void precedesAFiscalPeriodByTheOneBeforeItInTheCalendar(String text, String before) {
        Calendars calendars = calendars(RETAIL);

        assertThat(Period.parse(text, LATER, calendars).previous()).isEqualTo(Period.parse(before, LATER, calendars));
    }

    @Test
    void goesBackToTheSameNumberOfTheYearBefore() {
        Calendars calendars = calendars(RETAIL);

        assertThat(Period.parse("FY2018-P12", LATER, calendars).yearAgo())
                .isEqualTo(Period.parse("FY2017-P12", LATER, calendars));
    }

    @Test
    void comparesAnUnfinishedFiscalPeriodWithAsManyDays() {
        Calendars calendars = calendars(RETAIL);

        Period previous = Period.parse("FY2017-P03", LocalDate.parse("2017-04-11"), calendars).previous();

        // Ten days have passed since 2 April; the period before began on 26 February.
        assertDays(previous, LocalDate.parse("2017-02-26"), LocalDate.parse("2017-03-07"));
    }

    @Test
    void takesTheLatestVersionUnlessAnotherIsNamed() {
        CalendarDefined second =
                new CalendarDefined("fiscal", 2, "gregorian", LocalDate.parse("2016-07-01"), 2017, null, null);
        Calendars calendars = calendars(FROM_APRIL, second, RETAIL);

        assertThat(Period.parse("FY2017", LATER, calendars).from()).isEqualTo("2016-07-01");
        assertThat(Period.parse("FY2017@1", LATER, calendars).from()).isEqualTo("2016-04-01");
        assertThat(Period.parse("FY2017@retail", LATER, calendars).from()).isEqualTo("2017-01-29");
        assertThat(Period.parse("FY2017@civil", LATER, calendars).from()).isEqualTo("2017-01-01");
        assertThat(Period.parse("FY2017", LATER, calendars).pinnedText()).isEqualTo("FY2017@fiscal:2");
        assertThat(Period.parse("FY2017", LATER).pinnedText()).isEqualTo("FY2017@civil");
        assertThat(calendars.ids()).containsExactly("fiscal:1", "fiscal:2", "retail:1");
    }

    @Test
    void takesTheFirstCalendarByNameIfNoneIsCalledFiscal() {
        CalendarDefined other =
                new CalendarDefined("other", 5, "gregorian", LocalDate.parse("2016-07-01"), 2017, null, null);

        assertThat(calendars(RETAIL, other).inForce().id()).isEqualTo("other:5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FY2017-Q5", "FY2017-P13", "FY2017-H3", "FY2017-P00", "FY2017@nobody", "FY2017@2", "FY2017@fiscal:x", "FY17"})
    void refusesWhatNoCalendarHas(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Period.parse(text, LATER, calendars(FROM_APRIL)));
    }

    @Test
    void doesNotReachBeyondTheYearsThatAreListed() {
        Calendars calendars = calendars(custom());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.parse("FY2021", LATER, calendars))
                .withMessageContaining("no year FY2021");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.parse("FY2017", LATER, calendars).previous())
                .withMessageContaining("no year FY2016");
    }

    @Test
    void hasNoQuartersOfFivePeriods() {
        Calendars calendars = calendars(custom(5));

        assertThat(Period.parse("FY2018-P05", LATER, calendars).length()).isEqualTo(30);
        assertThatIllegalArgumentException().isThrownBy(() -> Period.parse("FY2018-Q1", LATER, calendars));
    }

    @ParameterizedTest
    @CsvSource({"Summer, FY2027-P02", "FY2027-P02, FY2027-P03", "FY2027-P01, FY2027-P03", "FY2027-P01, FY2026-P01"})
    void refusesListedPeriodsThatAreNotNumbered(String first, String second) {
        List<CalendarPeriod> periods = List.of(
                new CalendarPeriod(first, LocalDate.parse("2027-01-01"), LocalDate.parse("2027-01-31")),
                new CalendarPeriod(second, LocalDate.parse("2027-02-01"), LocalDate.parse("2027-02-28")));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Calendars.check(new CalendarDefined("c", 1, "custom", null, null, null, periods)));
    }

    @Test
    void acceptsPeriodsNumberedYearByYear() {
        Calendars.check(custom());
        Calendars.check(RETAIL);

        assertThat(calendars(custom()).inForce().year(2017).periods()).hasSize(12);
    }

    @Test
    void namesFiscalGrains() {
        assertThat(Grain.parse("fiscal-month", calendars(RETAIL))
                        .split(LocalDate.parse("2017-02-20"), LocalDate.parse("2017-04-05")))
                .containsExactly(
                        days("2017-02-20", "2017-02-25"), days("2017-02-26", "2017-04-01"), days("2017-04-02", "2017-04-05"));
        assertThat(Grain.parse("fiscal-quarter", calendars(RETAIL))
                        .split(LocalDate.parse("2017-01-29"), LocalDate.parse("2017-04-29")))
                .containsExactly(days("2017-01-29", "2017-04-29"));
    }

    private static Days days(String from, String to) {
        return new Days(LocalDate.parse(from), LocalDate.parse(to));
    }

    private static void assertDays(Period period, LocalDate from, LocalDate to) {
        assertThat(period.from()).isEqualTo(from);
        assertThat(period.to()).isEqualTo(to);
    }

    private static CalendarDefined weeks(String kind) {
        return new CalendarDefined(kind, 1, kind, LocalDate.parse("2018-01-01"), 2018, List.of(2019), null);
    }

    /** Four years of twelve periods of unequal length. */
    private static CalendarDefined custom() {
        return custom(12);
    }

    private static CalendarDefined custom(int perYear) {
        List<CalendarPeriod> periods = new ArrayList<>();
        LocalDate next = LocalDate.parse("2017-01-03");
        for (int year = 2017; year <= 2020; year++) {
            for (int number = 1; number <= perYear; number++) {
                LocalDate end = next.plusDays(27 + number % 4 * 2);
                periods.add(new CalendarPeriod("FY%d-P%02d".formatted(year, number), next, end));
                next = end.plusDays(1);
            }
        }
        return new CalendarDefined("custom", 1, "custom", null, null, null, periods);
    }

    private static Calendars calendars(CalendarDefined... definitions) {
        return Calendars.of(List.of(definitions));
    }
}
