package io.fupan.feedback.entry;

import io.fupan.event.Event;
import io.fupan.event.Rejected;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The fields of one answer as sent, read with refusals that name the field. */
record Fields(JsonNode json) {

    static final int MAX_NAME = 256;
    static final int MAX_TEXT = 4000;

    Fields {
        if (!json.isObject()) {
            throw new Rejected("INVALID_ANSWER", null, "expected a JSON object, but received " + json.getNodeType());
        }
    }

    String name(String field) {
        return required(field, optionalName(field));
    }

    @Nullable String optionalName(String field) {
        return optionalText(field, MAX_NAME);
    }

    @Nullable String optionalText(String field, int longest) {
        JsonNode value = json.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw new Rejected("INVALID_FIELD", field, "expected text in '%s'".formatted(field));
        }
        String text = value.asString().strip();
        if (text.length() > longest) {
            throw new Rejected(
                    "TOO_LONG",
                    field,
                    "expected at most %d characters in '%s', but received %d".formatted(longest, field, text.length()));
        }
        return text.isEmpty() ? null : text;
    }

    int integer(String field, int least, int most) {
        JsonNode value = required(field, json.get(field));
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw new Rejected("INVALID_FIELD", field, "expected a whole number in '%s'".formatted(field));
        }
        int number = value.asInt();
        if (number < least || number > most) {
            throw new Rejected(
                    "OUT_OF_RANGE",
                    field,
                    "expected %d to %d in '%s', but received %d".formatted(least, most, field, number));
        }
        return number;
    }

    Instant instant(String field, Instant latest) {
        String text = name(field);
        Instant instant;
        try {
            instant = OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new Rejected(
                    "INVALID_FIELD",
                    field,
                    "expected an RFC 3339 time with offset in '%s', for example 2017-03-01T04:00:00Z".formatted(field));
        }
        if (instant.isAfter(latest)) {
            throw inFuture(field, text);
        }
        return instant;
    }

    LocalDate day(String field, LocalDate latest) {
        String text = name(field);
        LocalDate day;
        try {
            day = LocalDate.parse(text);
        } catch (DateTimeException e) {
            // A time would say more about the sender than may be known, so it is refused rather than cut off.
            throw new Rejected(
                    "INVALID_FIELD", field, "expected a day in '%s', for example 2017-03-01".formatted(field));
        }
        if (day.isAfter(latest)) {
            throw inFuture(field, text);
        }
        return day;
    }

    @Nullable String provenance() {
        String provenance = optionalName("provenance");
        if (provenance != null && !provenance.equals(Event.INVENTED)) {
            throw new Rejected(
                    "INVALID_FIELD", "provenance", "expected '%s' or nothing in 'provenance'".formatted(Event.INVENTED));
        }
        return provenance;
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null || value instanceof JsonNode node && node.isNull()) {
            throw new Rejected("MISSING_FIELD", field, "'%s' is required".formatted(field));
        }
        return value;
    }

    private static Rejected inFuture(String field, String text) {
        return new Rejected(
                "IN_FUTURE", field, "expected '%s' to be at most a day ahead, but received %s".formatted(field, text));
    }
}
