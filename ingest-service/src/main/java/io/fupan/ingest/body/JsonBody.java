package io.fupan.ingest.body;

import io.fupan.event.Rejected;
import io.fupan.event.json.Json;
import io.fupan.ingest.delivery.Limits;
import io.fupan.ingest.delivery.Slice;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;

/** Reads a body of JSON in one pass, within the limits of {@link Json}. */
public final class JsonBody {

    private JsonBody() {}

    /**
     * The body's one value.
     *
     * @throws Rejected {@code INVALID_UTF8}, {@code INVALID_JSON} or {@code JSON_LIMIT_EXCEEDED}
     */
    public static JsonNode read(byte[] body) {
        return parse(body, parser -> parser.readValueAsTree());
    }

    /**
     * The elements of the body's array, or the body itself if it is no array.
     *
     * @throws Rejected as {@link #read(byte[])}, and {@code TOO_MANY_ITEMS}
     */
    public static List<JsonItem> items(byte[] body) {
        return parse(body, parser -> {
            List<JsonItem> items = new ArrayList<>();
            if (parser.currentToken() == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(item(parser, body, items.size()));
                }
            } else {
                items.add(item(parser, body, 0));
            }
            return items;
        });
    }

    private static JsonItem item(JsonParser parser, byte[] body, int before) {
        if (before == Limits.EVENTS) {
            throw new Rejected(
                    "TOO_MANY_ITEMS", null, "a body may have at most %d items".formatted(Limits.EVENTS));
        }
        int from = (int) parser.currentTokenLocation().getByteOffset();
        JsonNode json = parser.readValueAsTree();
        return new JsonItem(json, new Slice(body, from, (int) parser.currentLocation().getByteOffset()));
    }

    /** What is made of a body whose first token the parser stands on. */
    interface Reading<T> {
        T from(JsonParser parser);
    }

    private static <T> T parse(byte[] body, Reading<T> reading) {
        return parse(body, Json.mapper()::createParser, reading);
    }

    /** Reads a body that has one value and nothing behind it. */
    static <T> T parse(byte[] body, Function<byte[], JsonParser> parsers, Reading<T> reading) {
        requireUtf8(body);
        try (JsonParser parser = parsers.apply(body)) {
            if (parser.nextToken() == null) {
                throw invalid("the body is empty");
            }
            T read = reading.from(parser);
            if (parser.nextToken() != null) {
                throw invalid("something follows the first value");
            }
            return read;
        } catch (StreamConstraintsException e) {
            throw new Rejected("JSON_LIMIT_EXCEEDED", null, Json.reasonOf(e));
        } catch (JacksonException e) {
            throw invalid(Json.reasonOf(e));
        } catch (NumberFormatException | ArithmeticException e) {
            // The parser lets it through for exponents that no number has.
            throw invalid("a number is beyond all bounds");
        }
    }

    /** JSON is UTF-8 without a mark; without this check the parser would guess UTF-16 and UTF-32. */
    private static void requireUtf8(byte[] body) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
        } catch (CharacterCodingException e) {
            throw new Rejected("INVALID_UTF8", null, "expected a body in UTF-8, but received other bytes");
        }
        boolean marked = body.length > 2 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF;
        for (int i = 0; !marked && i < Math.min(4, body.length); i++) {
            marked = body[i] == 0;
        }
        if (marked) {
            throw new Rejected("INVALID_UTF8", null, "expected UTF-8 without a byte order mark");
        }
    }

    private static Rejected invalid(String detail) {
        return new Rejected("INVALID_JSON", null, "expected JSON: " + detail);
    }
}
