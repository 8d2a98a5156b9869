package io.fupan.ingest.item;

import io.fupan.event.json.EventCodec;
import io.fupan.service.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** What a content type promises: one event, a batch of them, or either. */
enum Shape {
    SINGLE,
    BATCH,
    EITHER;

    /**
     * Reads a content type.
     *
     * @throws Problem 415 if bodies of that type are not understood
     */
    static Shape of(@Nullable String contentType) {
        MediaType type = parse(contentType);
        if (type.getCharset() != null && !type.getCharset().equals(StandardCharsets.UTF_8)) {
            throw unsupported();
        }
        return switch (type.getType() + '/' + type.getSubtype()) {
            case EventCodec.MEDIA_TYPE -> SINGLE;
            case EventCodec.BATCH_MEDIA_TYPE -> BATCH;
            case MediaType.APPLICATION_JSON_VALUE -> EITHER;
            default -> throw unsupported();
        };
    }

    /** Whether a content type is one of CloudEvents' own, in which the body holds everything. */
    static boolean isStructured(@Nullable String contentType) {
        return contentType != null && contentType.strip().toLowerCase(Locale.ROOT).startsWith("application/cloudevents");
    }

    /**
     * Requires data in JSON.
     *
     * @throws Problem 415 if it is in another format
     */
    static void requireJson(@Nullable String contentType) {
        MediaType type = parse(contentType);
        boolean json = type.getSubtype().equals("json") || type.getSubtype().endsWith("+json");
        if (!json || type.getCharset() != null && !type.getCharset().equals(StandardCharsets.UTF_8)) {
            throw unsupported();
        }
    }

    private static MediaType parse(@Nullable String contentType) {
        if (contentType == null) {
            throw unsupported();
        }
        try {
            return MediaType.parseMediaType(contentType);
        } catch (InvalidMediaTypeException e) {
            throw unsupported();
        }
    }

    private static Problem unsupported() {
        return Problem.of(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "unsupported-media-type",
                        "Expected %s, %s or application/json, in UTF-8."
                                .formatted(EventCodec.MEDIA_TYPE, EventCodec.BATCH_MEDIA_TYPE))
                .at("Content-Type");
    }
}
