package io.fupan.ingest.body;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/** Times as systems write them. What is no ISO text is milliseconds; seconds have a method of their own. */
final class Times {

    private static final int LONGEST = 40;
    private static final Instant FIRST = Instant.parse("0001-01-02T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-30T00:00:00Z");

    /** ISO 8601, with or without a colon in the offset. */
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter(Locale.ROOT);

    private static final DateTimeFormatter NAIVE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private Times() {}

    /** A time of a year with four digits; no other can be written down everywhere. */
    static Instant parse(String text) {
        return bounded(unbounded(text));
    }

    static Instant parseSeconds(String text) {
        return bounded(Instant.ofEpochSecond(Long.parseLong(text)));
    }

    private static Instant bounded(Instant time) {
        if (time.isBefore(FIRST) || time.isAfter(LAST)) {
            throw new IllegalArgumentException("no calendar has that time");
        }
        return time;
    }

    private static Instant unbounded(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("no time is that long");
        }
        if (text.indexOf('T') > 0) {
            return OffsetDateTime.parse(text, ISO).toInstant();
        }
        if (text.indexOf(' ') > 0) {
            return LocalDateTime.parse(text, NAIVE).toInstant(ZoneOffset.UTC);
        }
        return Instant.ofEpochMilli(Long.parseLong(text));
    }

    static LocalDate parseDay(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("no date is that long");
        }
        boolean date = text.indexOf('-') > 0;
        return date ? LocalDate.parse(text.substring(0, Math.min(10, text.length()))) : utcDay(Long.parseLong(text));
    }

    private static LocalDate utcDay(long milliseconds) {
        return bounded(Instant.ofEpochMilli(milliseconds)).atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
