package io.fupan.ingest.crm.fxiaoke;

import io.fupan.event.Rejected;
import io.fupan.ingest.body.JsonObject;
import io.fupan.ingest.crm.Answer;
import io.fupan.ingest.signature.Digest;
import io.fupan.ingest.signature.Proof;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A callback of the generation of 2015. The signature is SHA-1 over token, time, nonce and content in the order of
 * their characters; the message stands in the content behind 16 random bytes and its length.
 */
record OldCallback(String timestamp, String nonce, String content, String claimed) implements Callback {

    private static final Duration TOLERANCE = Duration.ofSeconds(500);
    private static final int RANDOM = 16;
    private static final int LENGTH = Integer.BYTES;

    static OldCallback of(JsonObject body) {
        return new OldCallback(
                Callback.milliseconds(body, "timeStamp"),
                body.require("nonce"),
                body.require("content"),
                body.require("sig"));
    }

    @Override
    public Duration tolerance() {
        return TOLERANCE;
    }

    @Override
    public Instant sentAt() {
        return Instant.ofEpochMilli(Long.parseLong(timestamp));
    }

    @Override
    public @Nullable String messageId() {
        return null;
    }

    @Override
    public @Nullable String enterprise() {
        return null;
    }

    /** The token is all that is secret in the signature: without one, whoever likes could sign. */
    @Override
    public boolean isFor(FxKey key) {
        return !key.token().isEmpty();
    }

    @Override
    public String signature(FxKey key) {
        String parts = Stream.of(key.token(), timestamp, nonce, content).sorted().collect(Collectors.joining());
        return Proof.hex(Digest.sha1(parts.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String message(FxKey key) {
        byte[] plain = key.decrypt(content);
        int length = plain.length < RANDOM + LENGTH ? -1 : ByteBuffer.wrap(plain, RANDOM, LENGTH).getInt();
        if (length < 0 || length > plain.length - RANDOM - LENGTH) {
            throw new Rejected("UNDECRYPTABLE", null, "the content does not hold a message of the length it says");
        }
        return new String(plain, RANDOM + LENGTH, length, StandardCharsets.UTF_8);
    }

    @Override
    public Answer answer(FxKey key) {
        return Answer.of(200, "text/plain", "success");
    }
}
