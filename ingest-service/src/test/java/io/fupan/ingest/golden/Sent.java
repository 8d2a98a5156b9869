package io.fupan.ingest.golden;

import io.fupan.ingest.delivery.Delivery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A delivery as a test sends it. */
public record Sent(Instant at, @Nullable String event, String contentType, Map<String, String> headers, byte[] body) {

    /** A body of JSON, without any signature. */
    public static Sent json(Instant at, byte[] body) {
        return new Sent(at, null, "application/json", Map.of(), body);
    }

    /** A body of JSON, without any signature. */
    public static Sent json(Instant at, String body) {
        return json(at, body.getBytes(StandardCharsets.UTF_8));
    }

    public Sent with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new Sent(at, event, contentType, more, body);
    }

    public Sent without(String header) {
        Map<String, String> fewer = new TreeMap<>(headers);
        fewer.remove(header);
        return new Sent(at, event, contentType, fewer, body);
    }

    public Sent to(String other) {
        return new Sent(at, other, contentType, headers, body);
    }

    public Sent as(String type) {
        return new Sent(at, event, type, headers, body);
    }

    public Sent atTime(Instant other) {
        return new Sent(other, event, contentType, headers, body);
    }

    public Sent withBody(byte[] other) {
        return new Sent(at, event, contentType, headers, other);
    }

    /** The same with one bit of the body turned over, for every bit. */
    public Stream<Sent> everyFlipOfTheBody() {
        return IntStream.range(0, body.length * 8).mapToObj(bit -> withBody(flip(body, bit)));
    }

    /** The same with one bit of a header turned over, for every bit. */
    public Stream<Sent> everyFlipOf(String header) {
        byte[] value = headers.get(header).getBytes(StandardCharsets.ISO_8859_1);
        return IntStream.range(0, value.length * 8)
                .mapToObj(bit -> with(header, new String(flip(value, bit), StandardCharsets.ISO_8859_1)));
    }

    public Delivery delivery() {
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        return new Delivery(at, event, contentType, byName::get, body);
    }

    public static byte[] flip(byte[] bytes, int bit) {
        byte[] flipped = Arrays.copyOf(bytes, bytes.length);
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        return flipped;
    }
}
