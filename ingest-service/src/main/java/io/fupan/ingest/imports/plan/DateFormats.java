package io.fupan.ingest.imports.plan;

import io.fupan.event.Rejected;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The ways of writing a date that can be chosen. A day and month of two digits may be written with one. */
public final class DateFormats {

    /** Year, month, day; nobody means anything else by it, so it need not be chosen. */
    public static final String ISO = "ISO";

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);
    private static final Pattern DATE_AND_TIME =
            Pattern.compile("(.*?)(?:[T ]+(\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?) ?(Z|[+-]\\d{2}:?\\d{2})?)?");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm[:ss]", Locale.ROOT);

    /** More than any date has; a cell may be a million times as long, and would take as much squared. */
    private static final int LONGEST = 64;

    private static final Map<String, DateTimeFormatter> KNOWN = known();

    private DateFormats() {}

    /** What can be chosen. */
    public static List<String> names() {
        return List.copyOf(KNOWN.keySet());
    }

    /** The name under which a format is known, however it was written; {@code null} if it is not known. */
    public static @Nullable String named(String format) {
        String plain = normal(format);
        return KNOWN.keySet().stream().filter(name -> normal(name).equals(plain)).findFirst().orElse(null);
    }

    /** Whether a text is a date in this format. */
    public static boolean fits(String name, String text) {
        return read(name, text, ZoneOffset.UTC) != null;
    }

    /** The day that such a text is, also one that is refused in a row. */
    static String day(String name, String text) {
        Moment moment = read(name, text, ZoneOffset.UTC);
        return moment == null ? text : moment.day().toString();
    }

    /**
     * Reads a date.
     *
     * @param name of the format, as in {@link #names}
     * @throws Rejected if it is none in this format, or before 1900 or after 2200
     */
    public static Moment parse(String name, String text, ZoneId zone, String column) {
        Moment moment = read(name, text, zone);
        if (moment == null) {
            throw new Rejected(
                    "INVALID_DATE", column, "expected a date written %s, but received '%s'".formatted(name, text));
        }
        if (moment.day().isBefore(EARLIEST) || moment.day().isAfter(LATEST)) {
            throw new Rejected("DATE_OUT_OF_RANGE", column, "expected a date of our time, but received '%s'".formatted(text));
        }
        return moment;
    }

    private static @Nullable Moment read(String name, String text, ZoneId zone) {
        Matcher parts = DATE_AND_TIME.matcher(text);
        DateTimeFormatter format = KNOWN.get(name);
        if (format == null || text.length() > LONGEST || !parts.matches()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(parts.group(1), format);
            return parts.group(2) == null ? new Moment(day, null) : timed(day, parts.group(2), parts.group(3), zone);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Moment timed(LocalDate day, String time, @Nullable String offset, ZoneId zone) {
        LocalTime clock = time.indexOf('.') < 0
                ? LocalTime.parse(time, TIME)
                : LocalTime.parse(pad(time));
        if (offset == null) {
            return new Moment(day, day.atTime(clock).atZone(zone).toInstant());
        }
        return new Moment(day, OffsetDateTime.of(day, clock, ZoneOffset.of(offset)).toInstant());
    }

    private static String pad(String time) {
        return time.indexOf(':') == 1 ? '0' + time : time;
    }

    private static Map<String, DateTimeFormatter> known() {
        Map<String, DateTimeFormatter> known = new LinkedHashMap<>();
        known.put(ISO, strict("uuuu-MM-dd"));
        known.put("dd-mm-yyyy", strict("d-M-uuuu"));
        known.put("mm-dd-yyyy", strict("M-d-uuuu"));
        known.put("d/m/yyyy", strict("d/M/uuuu"));
        known.put("m/d/yyyy", strict("M/d/uuuu"));
        known.put("d.m.yyyy", strict("d.M.uuuu"));
        known.put("yyyy/m/d", strict("uuuu/M/d"));
        known.put("yyyy.m.d", strict("uuuu.M.d"));
        known.put("yyyymmdd", strict("uuuuMMdd"));
        known.put("yyyy\u5E74m\u6708d\u65E5", strict("uuuu'\u5E74'M'\u6708'd'\u65E5'"));
        return known;
    }

    private static DateTimeFormatter strict(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    private static String normal(String format) {
        String lower = format.strip().toLowerCase(Locale.ROOT);
        return lower.equals("yyyy-mm-dd") ? "iso" : lower.replace("dd", "d").replace("mm", "m").replace('u', 'y');
    }
}
