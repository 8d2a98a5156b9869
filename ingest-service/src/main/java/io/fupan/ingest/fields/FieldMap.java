package io.fupan.ingest.fields;

import io.fupan.event.Rejected;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the fields of a message are read. The setting {@code field.<our name>} says where in the body a value stands, with
 * points between the names of nested objects; {@code times} how times are written: {@code iso} with an offset,
 * {@code seconds} or {@code milliseconds} since 1970, or a pattern such as {@code dd/MM/uuuu HH:mm} for times of the
 * connection's zone. They are never guessed.
 *
 * @param places by our names
 * @param times {@code iso}, {@code seconds}, {@code milliseconds} or a pattern
 * @param pattern made of it; {@code null} for the others
 * @param nothing a text that stands for nothing
 */
record FieldMap(Map<String, String> places, String times, @Nullable DateTimeFormatter pattern, @Nullable String nothing) {

    private static final String PREFIX = "field.";

    /**
     * Reads the settings of a connection.
     *
     * @throws IllegalArgumentException if the pattern of times is none
     */
    static FieldMap of(Map<String, String> settings) {
        Map<String, String> places = new HashMap<>();
        settings.forEach((name, place) -> {
            if (name.startsWith(PREFIX)) {
                places.put(name.substring(PREFIX.length()), place);
            }
        });
        String times = settings.getOrDefault("times", "iso");
        return new FieldMap(Map.copyOf(places), times, pattern(times), settings.get("nothing"));
    }

    /** Where in the body a value of ours stands. */
    String place(String ours) {
        return places.getOrDefault(ours, ours);
    }

    /**
     * A time.
     *
     * @throws Rejected if it is written otherwise
     */
    Instant instant(String ours, String text, ZoneId zone) {
        try {
            return switch (times) {
                case "iso" -> OffsetDateTime.parse(text).toInstant();
                case "seconds" -> Instant.ofEpochSecond(Long.parseLong(text));
                case "milliseconds" -> Instant.ofEpochMilli(Long.parseLong(text));
                default -> LocalDateTime.parse(text, formatter()).atZone(zone).toInstant();
            };
        } catch (DateTimeException | NumberFormatException e) {
            throw otherwise(ours, text);
        }
    }

    /**
     * A day: an ISO date, or the day of a time.
     *
     * @throws Rejected if it is written otherwise
     */
    LocalDate day(String ours, String text, ZoneId zone) {
        try {
            return text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")
                    ? LocalDate.parse(text)
                    : pattern == null
                            ? LocalDate.ofInstant(instant(ours, text, zone), zone)
                            : LocalDate.parse(text, pattern);
        } catch (DateTimeException e) {
            throw otherwise(ours, text);
        }
    }

    private DateTimeFormatter formatter() {
        if (pattern == null) {
            throw new DateTimeException("there is no pattern");
        }
        return pattern;
    }

    private Rejected otherwise(String ours, String text) {
        return new Rejected(
                "INVALID_FIELD", place(ours), "expected a time as '%s', but received '%s'".formatted(times, text));
    }

    private static @Nullable DateTimeFormatter pattern(String times) {
        return switch (times) {
            case "iso", "seconds", "milliseconds" -> null;
            default -> strict(times);
        };
    }

    private static DateTimeFormatter strict(String pattern) {
        try {
            return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
        } catch (ClassCastException e) {
            // The platform stumbles over a padded number with another one behind it, such as ppHmm.
            throw new IllegalArgumentException("no pattern of times: " + pattern, e);
        }
    }
}
