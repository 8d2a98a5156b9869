package io.fupan.ingest.delivery;

import io.fupan.event.Rejected;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One request as it came. It belongs to one thread. */
public final class Delivery {

    /** The name under which the address that was called, with its query, stands among the headers. */
    public static final String PATH = ":path";

    private static final char REPLACEMENT = '\uFFFD';

    private final Instant receivedAt;
    private final String receipt;
    private final @Nullable String event;
    private final @Nullable String contentType;
    private final Function<String, @Nullable String> headers;
    private final byte[] body;

    private @Nullable String text;
    private @Nullable String sha256;
    private boolean json;

    /** A delivery whose address names no event. */
    public Delivery(
            Instant receivedAt,
            @Nullable String contentType,
            Function<String, @Nullable String> headers,
            byte[] body) {
        this(receivedAt, null, contentType, headers, body);
    }

    /**
     * A delivery that gets a new receipt.
     *
     * @param receivedAt when it came
     * @param event what the last part of its address says happened, where the body does not
     * @param contentType the header as sent
     * @param headers the first value of a header, by its name
     * @param body the bytes as sent; nobody changes them
     */
    public Delivery(
            Instant receivedAt,
            @Nullable String event,
            @Nullable String contentType,
            Function<String, @Nullable String> headers,
            byte[] body) {
        this(receivedAt, ReceiptId.at(receivedAt), event, contentType, headers, body);
    }

    private Delivery(
            Instant receivedAt,
            String receipt,
            @Nullable String event,
            @Nullable String contentType,
            Function<String, @Nullable String> headers,
            byte[] body) {
        this.receivedAt = receivedAt;
        this.receipt = receipt;
        this.event = event;
        this.contentType = contentType;
        this.headers = headers;
        this.body = body;
    }

    /** The same delivery as it came earlier, with as many of its headers as were kept. */
    public static Delivery again(
            Instant receivedAt,
            String receipt,
            @Nullable String event,
            @Nullable String contentType,
            Function<String, @Nullable String> headers,
            byte[] body) {
        return new Delivery(receivedAt, receipt, event, contentType, headers, body);
    }

    /** The same delivery with another body: with as much of it as may be kept. */
    public Delivery withBody(byte[] other) {
        return new Delivery(receivedAt, receipt, event, contentType, headers, other);
    }

    /** When it came. */
    public Instant receivedAt() {
        return receivedAt;
    }

    /** The id of its receipt, unique and in the order of arrival. */
    public String receipt() {
        return receipt;
    }

    /** What the address says happened, the part after the connection's name; {@code null} if it ends there. */
    public @Nullable String event() {
        return event;
    }

    /** The content type as sent. */
    public @Nullable String contentType() {
        return contentType;
    }

    /** The first value of a header. */
    public @Nullable String header(String name) {
        return headers.apply(name);
    }

    /** The bytes as sent; not to be changed. */
    public byte[] body() {
        return body;
    }

    /**
     * The body as text.
     *
     * @throws Rejected with reason {@code INVALID_UTF8}
     */
    public String text() {
        if (text == null) {
            text = decoded();
        }
        return text;
    }

    /** SHA-256 of the body, in hexadecimal. */
    public String sha256() {
        if (sha256 == null) {
            sha256 = HexFormat.of().formatHex(digest().digest(body));
        }
        return sha256;
    }

    /** Says that the body was read as one JSON value from its first byte to its last. */
    public void foundToBeJson() {
        json = true;
    }

    /** Whether the body is known to be one JSON object or array with nothing around it. */
    public boolean isJson() {
        return json && (body[0] == '{' || body[0] == '[') && (body[body.length - 1] == '}' || body[body.length - 1] == ']');
    }

    private String decoded() {
        String lenient = new String(body, StandardCharsets.UTF_8);
        if (lenient.indexOf(REPLACEMENT) < 0) {
            return lenient;
        }
        // Either the sender wrote that very character, or bytes were replaced by it.
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            throw new Rejected("INVALID_UTF8", null, "expected a body in UTF-8, but received other bytes");
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
