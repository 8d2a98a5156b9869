package io.fupan.metric.period;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When people work, by day of the week; holidays are recorded nowhere. A day that is not named is none they work on.
 *
 * @param days the hours of each day
 */
public record WorkingHours(SortedMap<DayOfWeek, Hours> days) {

    /** Nobody has said when people work. */
    public static final WorkingHours UNKNOWN = new WorkingHours(new TreeMap<>());

    private static final Pattern HOURS = Pattern.compile("([01]\\d|2[0-4]):([0-5]\\d)-([01]\\d|2[0-4]):([0-5]\\d)");
    private static final int MINUTES_OF_AN_HOUR = 60;
    private static final int MINUTES_OF_A_DAY = 24 * MINUTES_OF_AN_HOUR;

    /** From one minute of the day to another one, by the clock on the wall; 1440 is the end of the day. */
    public record Hours(int from, int to) {

        /** Checks that they are some. */
        public Hours {
            if (from < 0 || to <= from || to > MINUTES_OF_A_DAY) {
                throw new IllegalArgumentException("working hours must end after they begin, within one day");
            }
        }

        @Override
        public String toString() {
            return time(from) + '-' + time(to);
        }

        private static String time(int minutes) {
            return "%02d:%02d".formatted(minutes / MINUTES_OF_AN_HOUR, minutes % MINUTES_OF_AN_HOUR);
        }
    }

    /** Copies the days. */
    public WorkingHours {
        days = Collections.unmodifiableSortedMap(new TreeMap<>(days));
    }

    /**
     * Hours as they are written, for example {@code 09:00-17:30}.
     *
     * @throws IllegalArgumentException if a text is none
     */
    public static WorkingHours parse(Map<DayOfWeek, String> texts) {
        TreeMap<DayOfWeek, Hours> days = new TreeMap<>();
        texts.forEach((day, text) -> days.put(day, hours(text)));
        return new WorkingHours(days);
    }

    private static Hours hours(String text) {
        Matcher matcher = HOURS.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expected working hours like '09:00-17:30', but received '%s'".formatted(text));
        }
        return new Hours(minutes(matcher, 1), minutes(matcher, 3));
    }

    private static int minutes(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group)) * MINUTES_OF_AN_HOUR + Integer.parseInt(matcher.group(group + 1));
    }

    /** Whether somebody has said when people work. */
    public boolean isKnown() {
        return !days.isEmpty();
    }

    /** The full minutes of them between two moments; 0 if the second comes first. */
    public long minutes(Instant from, Instant to, ZoneId zone) {
        Duration worked = Duration.ZERO;
        LocalDate last = to.atZone(zone).toLocalDate();
        for (LocalDate day = from.atZone(zone).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            Hours hours = days.get(day.getDayOfWeek());
            if (hours != null) {
                Duration within = Duration.between(
                        later(from, moment(day, hours.from(), zone)), earlier(to, moment(day, hours.to(), zone)));
                worked = within.isNegative() ? worked : worked.plus(within);
            }
        }
        return worked.toMinutes();
    }

    private static Instant moment(LocalDate day, int minutes, ZoneId zone) {
        return day.atStartOfDay().plusMinutes(minutes).atZone(zone).toInstant();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
