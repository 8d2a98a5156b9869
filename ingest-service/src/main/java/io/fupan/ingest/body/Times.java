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

    /** ISO 8601, with or without a colon in the offset. */
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter(Locale.ROOT);

    private static final DateTimeFormatter NAIVE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private Times() {}

    static Instant parse(String text) {
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
        return Instant.ofEpochMilli(milliseconds).atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
