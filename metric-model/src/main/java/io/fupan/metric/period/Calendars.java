package io.fupan.metric.period;

import io.fupan.event.reference.ReferenceFact.CalendarDefined;
import java.util.Collection;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The fiscal calendars that are defined. In force is the latest version of the calendar called {@code fiscal}; if none
 * is called so, of the first by name; if none is defined at all, fiscal years are the civil years.
 */
public final class Calendars {

    /** The name of the calendar that is in force, if there are several. */
    public static final String FISCAL = "fiscal";

    /** None is defined. */
    public static final Calendars NONE = new Calendars(new TreeMap<>());

    private final TreeMap<String, TreeMap<Integer, FiscalCalendar>> versions;

    private Calendars(TreeMap<String, TreeMap<Integer, FiscalCalendar>> versions) {
        this.versions = versions;
    }

    /** The calendars of these definitions. */
    public static Calendars of(Collection<CalendarDefined> definitions) {
        TreeMap<String, TreeMap<Integer, FiscalCalendar>> versions = new TreeMap<>();
        definitions.forEach(definition -> versions.computeIfAbsent(definition.calendar(), name -> new TreeMap<>())
                .put(definition.version(), FiscalCalendar.of(definition)));
        return versions.isEmpty() ? NONE : new Calendars(versions);
    }

    /**
     * Checks that a definition can be read: a custom calendar names its periods {@code FY2027-P01}, {@code FY2027-P02}
     * and so on, year by year.
     *
     * @throws IllegalArgumentException that says which period is at fault
     */
    public static void check(CalendarDefined definition) {
        if (definition.periods() != null) {
            ListedYears.check(definition.periods());
        }
    }

    /** The calendar that periods are read by if they name none. */
    public FiscalCalendar inForce() {
        if (versions.isEmpty()) {
            return FiscalCalendar.CIVIL;
        }
        return versions.getOrDefault(FISCAL, versions.firstEntry().getValue())
                .lastEntry()
                .getValue();
    }

    /**
     * A calendar by {@code 2} (that version of the calendar in force), {@code retail} (its latest version) or
     * {@code retail:2}; {@code civil} means the years from January.
     *
     * @throws IllegalArgumentException if there is none
     */
    public FiscalCalendar named(String id) {
        int colon = id.lastIndexOf(':');
        @Nullable FiscalCalendar found;
        if (id.chars().allMatch(Character::isDigit)) {
            found = find(inForce().name(), id);
        } else if (colon > 0) {
            found = find(id.substring(0, colon), id.substring(colon + 1));
        } else {
            found = latest(id);
        }
        if (found == null) {
            throw new IllegalArgumentException("there is no fiscal calendar '%s', only %s".formatted(id, ids()));
        }
        return found;
    }

    /** The versions there are, for example {@code retail:2}. */
    public SortedSet<String> ids() {
        SortedSet<String> ids = new TreeSet<>();
        versions.values().forEach(numbered -> numbered.values().forEach(calendar -> ids.add(calendar.id())));
        return ids;
    }

    private @Nullable FiscalCalendar latest(String name) {
        TreeMap<Integer, FiscalCalendar> numbered = versions.get(name);
        if (numbered == null) {
            return name.equals(FiscalCalendar.CIVIL.name()) ? FiscalCalendar.CIVIL : null;
        }
        return numbered.lastEntry().getValue();
    }

    private @Nullable FiscalCalendar find(String name, String version) {
        Map<Integer, FiscalCalendar> numbered = versions.get(name);
        return numbered == null || version.length() > 9 || !version.matches("\\d+")
                ? null
                : numbered.get(Integer.valueOf(version));
    }
}
