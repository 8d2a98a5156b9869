package io.fupan.metric.period;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.WeekFields;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How periods are written. */
final class PeriodText {

    private static final Pattern YEAR = Pattern.compile("(\\d{4})");
    private static final Pattern QUARTER = Pattern.compile("(\\d{4})-q([1-4])");
    private static final Pattern MONTH = Pattern.compile("(\\d{4})-(\\d{2})");
    private static final Pattern WEEK = Pattern.compile("(\\d{4})-w(\\d{2})");
    private static final Pattern DAY = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})");
    private static final Pattern RANGE = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})\\.\\.(\\d{4}-\\d{2}-\\d{2})");
    private static final Pattern LAST_DAYS = Pattern.compile("last-([1-9]\\d{0,3})-days");
    private static final Pattern FISCAL = Pattern.compile("fy(\\d{4})(?:-([hqp])(\\d{1,2}))?(?:@(.+))?");

    private PeriodText() {}

    static Period parse(String text, LocalDate asOf, Calendars calendars, @Nullable FiscalCalendar unnamed) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        try {
            return switch (lower) {
                case "all" -> Period.all(asOf);
                case "mtd" -> toDate(lower, Unit.MONTH, asOf);
                case "qtd" -> toDate(lower, Unit.QUARTER, asOf);
                case "ytd" -> toDate(lower, Unit.YEAR, asOf);
                default -> parseDated(lower, text, asOf, calendars, unnamed);
            };
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no such day in the period '%s': %s".formatted(text, e.getMessage()), e);
        }
    }

    private static Period toDate(String text, CalendarUnit unit, LocalDate asOf) {
        return new Period(text, unit.start(asOf), asOf, asOf, unit);
    }

    private static Period parseDated(
            String lower, String text, LocalDate asOf, Calendars calendars, @Nullable FiscalCalendar unnamed) {
        Matcher match;
        if ((match = YEAR.matcher(lower)).matches()) {
            return Period.of(Unit.YEAR, LocalDate.of(number(match, 1), 1, 1), asOf);
        } else if ((match = QUARTER.matcher(lower)).matches()) {
            return Period.of(Unit.QUARTER, LocalDate.of(number(match, 1), 3 * number(match, 2) - 2, 1), asOf);
        } else if ((match = MONTH.matcher(lower)).matches()) {
            return Period.of(Unit.MONTH, YearMonth.of(number(match, 1), number(match, 2)).atDay(1), asOf);
        } else if ((match = WEEK.matcher(lower)).matches()) {
            return Period.of(Unit.WEEK, firstDayOfWeek(number(match, 1), number(match, 2)), asOf);
        } else if ((match = DAY.matcher(lower)).matches()) {
            return Period.of(Unit.DAY, LocalDate.parse(match.group(1)), asOf);
        } else if ((match = RANGE.matcher(lower)).matches()) {
            return Period.between(LocalDate.parse(match.group(1)), LocalDate.parse(match.group(2)), asOf);
        } else if ((match = LAST_DAYS.matcher(lower)).matches()) {
            return new Period(lower, asOf.minusDays(number(match, 1) - 1), asOf, asOf, null);
        } else if ((match = FISCAL.matcher(lower)).matches()) {
            return fiscal(match, text.strip(), asOf, calendars, unnamed);
        }
        throw refusal(text);
    }

    private static LocalDate firstDayOfWeek(int year, int week) {
        // The fourth of January always lies in week 1.
        LocalDate inFirstWeek = LocalDate.of(year, 1, 4);
        IsoFields.WEEK_OF_WEEK_BASED_YEAR.rangeRefinedBy(inFirstWeek).checkValidValue(
                week, IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        return inFirstWeek
                .with(WeekFields.ISO.weekOfWeekBasedYear(), week)
                .with(ChronoField.DAY_OF_WEEK, 1);
    }

    private static Period fiscal(
            Matcher match, String text, LocalDate asOf, Calendars calendars, @Nullable FiscalCalendar unnamed) {
        // The name of a calendar is read from the text itself, because its case counts.
        FiscalCalendar calendar = match.group(4) != null
                ? calendars.named(text.substring(match.start(4)))
                : Objects.requireNonNullElseGet(unnamed, calendars::inForce);
        FiscalUnit unit = new FiscalUnit(calendar, FiscalLevel.of(match.group(2)), match.group(4) != null);
        LocalDate start = unit.start(number(match, 1), match.group(3) == null ? 1 : number(match, 3));
        return Period.of(unit, start, asOf);
    }

    private static IllegalArgumentException refusal(String text) {
        return new IllegalArgumentException(
                "expected a period such as 2017, 2017-Q2, 2017-05, 2017-W20, 2017-05-31, 2017-03-01..2017-05-31,"
                        + " FY2017, FY2017-Q2, FY2017-P03, last-30-days, mtd, qtd, ytd or all, but received '%s'"
                                .formatted(text));
    }

    private static int number(MatchResult match, int group) {
        return Integer.parseInt(match.group(group));
    }
}
