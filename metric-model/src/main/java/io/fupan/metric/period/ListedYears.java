package io.fupan.metric.period;

import io.fupan.event.reference.ReferenceFact.CalendarDefined;
import io.fupan.event.reference.ReferenceFact.CalendarPeriod;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The years whose periods a custom calendar lists, by the names the periods have: {@code FY2027-P03}. */
record ListedYears(TreeMap<LocalDate, FiscalYear> years) implements FiscalYears {

    private static final Pattern NAME = Pattern.compile("FY(\\d{4})-P(\\d{2})");

    /** Periods of other names, which the door refuses, are in no year. */
    static ListedYears of(CalendarDefined definition) {
        Map<Integer, List<Days>> periods = new TreeMap<>();
        List<CalendarPeriod> listed = definition.periods() == null ? List.of() : definition.periods();
        for (CalendarPeriod period : listed) {
            Matcher name = NAME.matcher(period.name());
            if (name.matches()) {
                periods.computeIfAbsent(Integer.valueOf(name.group(1)), year -> new ArrayList<>())
                        .add(new Days(period.from(), period.to()));
            }
        }
        TreeMap<LocalDate, FiscalYear> years = new TreeMap<>();
        periods.forEach((number, days) -> years.put(days.getFirst().from(), new FiscalYear(number, days)));
        return new ListedYears(years);
    }

    static void check(List<CalendarPeriod> periods) {
        String expected = null;
        for (CalendarPeriod period : periods) {
            Matcher name = NAME.matcher(period.name());
            boolean named = name.matches();
            String first = named ? FiscalLevel.PERIOD.name(Integer.parseInt(name.group(1)), 1) : "FY2027-P01";
            if (!period.name().equals(expected) && (!period.name().equals(first) || isPast(first, expected))) {
                throw new IllegalArgumentException("expected a period named %s, but received '%s'"
                        .formatted(expected == null ? first : expected + " or the first of the next year", period.name()));
            }
            expected = FiscalLevel.PERIOD.name(Integer.parseInt(name.group(1)), Integer.parseInt(name.group(2)) + 1);
        }
    }

    /** Whether the first period of a year comes too late, because the year or a later one has been listed. */
    private static boolean isPast(String first, @Nullable String expected) {
        return expected != null && first.compareTo(expected) <= 0;
    }

    @Override
    public @Nullable FiscalYear year(int number) {
        return years.values().stream()
                .filter(year -> year.number() == number)
                .findFirst()
                .orElse(null);
    }

    @Override
    public int numberOf(LocalDate day) {
        Map.Entry<LocalDate, FiscalYear> year = years.floorEntry(day);
        return year == null ? Integer.MIN_VALUE : year.getValue().number();
    }
}
