package io.fupan.ingest.item;

import io.fupan.event.Rejected;
import io.fupan.event.json.Json;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.delivery.Limits;
import io.fupan.ingest.delivery.Slice;
import io.fupan.service.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;

/**
 * Reads CloudEvents in all three modes: a body of JSON, one event or an array of them, in one pass; or one event whose
 * attributes are headers.
 */
public final class CloudEventsBody {

    /** What the API calls this format. */
    public static final String SYSTEM = "cloudevents";

    /** Grows whenever the same bytes would be read as other events than before. */
    public static final int VERSION = 2;

    /** The headers of the binary mode; none of them is secret. */
    public static final List<String> HEADERS = BinaryEvent.HEADERS;

    private CloudEventsBody() {}

    /**
     * The items of the delivery, each of them accepted or refused.
     *
     * @throws Problem 415 for another content type, 413 for too many events, 400 for anything that is not JSON from
     *     its first byte to its last
     */
    public static Contents read(Delivery delivery) {
        if (BinaryEvent.isIn(delivery)) {
            return binary(delivery);
        }
        Shape shape = Shape.of(delivery.contentType());
        requireUtf8(delivery);
        Contents usual = UsualBody.read(delivery, shape);
        Contents contents = usual != null ? usual : overTrees(delivery, shape);
        delivery.foundToBeJson();
        return contents;
    }

    private static Contents overTrees(Delivery delivery, Shape shape) {
        try (JsonParser parser = Json.mapper().createParser(delivery.body())) {
            Contents contents = value(delivery, shape, parser);
            if (parser.nextToken() != null) {
                throw malformed("INVALID_JSON", "expected the end of the body after the first JSON value");
            }
            return contents;
        } catch (StreamConstraintsException e) {
            throw malformed("JSON_LIMIT_EXCEEDED", Json.reasonOf(e));
        } catch (JacksonException e) {
            throw malformed("INVALID_JSON", "expected JSON: " + Json.reasonOf(e));
        } catch (NumberFormatException e) {
            // The parser lets it through for exponents that no number has.
            throw malformed("INVALID_JSON", "expected JSON: a number is beyond all bounds");
        }
    }

    private static Contents binary(Delivery delivery) {
        requireUtf8(delivery);
        try {
            return BinaryEvent.read(delivery);
        } catch (Rejected e) {
            throw malformed(e.reason(), e.detail());
        }
    }

    private static Contents value(Delivery delivery, Shape shape, JsonParser parser) {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw malformed("INVALID_JSON", "expected a JSON value, but the body is empty");
        }
        if (first == JsonToken.START_OBJECT && shape != Shape.BATCH) {
            return single(delivery, parser);
        }
        if (first == JsonToken.START_ARRAY && shape != Shape.SINGLE) {
            return batch(delivery, parser);
        }
        throw malformed("INVALID_EVENT", "expected " + expected(shape));
    }

    private static Contents single(Delivery delivery, JsonParser parser) {
        Slice slice = Slice.whole(delivery.body());
        if (slice.length() > Limits.EVENT_BYTES) {
            parser.skipChildren();
            return new Contents(false, List.of(Admission.refuseUnread(slice)));
        }
        JsonNode json = parser.readValueAsTree();
        return new Contents(false, List.of(Admission.admit(delivery, json, slice)));
    }

    private static Contents batch(Delivery delivery, JsonParser parser) {
        List<Item> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (items.size() == Limits.EVENTS) {
                throw Problem.of(
                        HttpStatus.CONTENT_TOO_LARGE,
                        "too-many-events",
                        "A batch may have at most %d events.".formatted(Limits.EVENTS));
            }
            int from = (int) parser.currentTokenLocation().getByteOffset();
            JsonNode json = parser.readValueAsTree();
            int to = (int) parser.currentLocation().getByteOffset();
            items.add(Admission.admit(delivery, json, new Slice(delivery.body(), from, to)));
        }
        if (items.isEmpty()) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "empty-batch", "The batch holds no event.");
        }
        return new Contents(true, items);
    }

    /** JSON is UTF-8 without a mark; without this check the parser would guess UTF-16 and UTF-32. */
    private static void requireUtf8(Delivery delivery) {
        try {
            String text = delivery.text();
            if (!text.isEmpty() && (text.charAt(0) == '\uFEFF' || text.indexOf('\0') >= 0)) {
                throw malformed("INVALID_UTF8", "expected UTF-8 without a byte order mark");
            }
        } catch (Rejected e) {
            throw malformed(e.reason(), e.detail());
        }
    }

    private static String expected(Shape shape) {
        return switch (shape) {
            case SINGLE -> "one JSON object";
            case BATCH -> "a JSON array";
            case EITHER -> "one JSON object or an array of them";
        };
    }

    private static Problem malformed(String reason, String detail) {
        return Problem.of(HttpStatus.BAD_REQUEST, "invalid-json", Echo.of(detail)).because(reason);
    }
}
