package io.fupan.ingest.crm.fxiaoke;

import io.fupan.ingest.body.JsonObject;
import io.fupan.ingest.crm.Answer;
import io.fupan.ingest.signature.Digest;
import io.fupan.ingest.signature.Proof;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A callback of the current generation. The signature is SHA-1 over its parts one after the other, in this order, and
 * the key; the number of the retry is one of them, so a repetition has another signature.
 */
record CurrentCallback(
        String timestamp,
        String nonce,
        String messageId,
        @Nullable String retryTimes,
        String enterprise,
        String encryptedContent,
        String claimed)
        implements Callback {

    private static final Duration TOLERANCE = Duration.ofMinutes(10);

    static CurrentCallback of(JsonObject body) {
        return new CurrentCallback(
                Callback.milliseconds(body, "timestamp"),
                body.require("nonce"),
                body.require("messageId"),
                body.text("retryTimes"),
                body.require("enterpriseAccount"),
                body.require("encryptedContent"),
                body.require("signature"));
    }

    @Override
    public Duration tolerance() {
        return TOLERANCE;
    }

    @Override
    public Instant sentAt() {
        return Instant.ofEpochMilli(Long.parseLong(timestamp));
    }

    /** The key alone is the secret; a key of the old generation, which has a token besides, is one all the same. */
    @Override
    public boolean isFor(FxKey key) {
        return true;
    }

    @Override
    public String signature(FxKey key) {
        String retry = retryTimes == null ? "" : retryTimes;
        String parts = timestamp + nonce + messageId + retry + enterprise + encryptedContent + key.text();
        return Proof.hex(Digest.sha1(parts.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String message(FxKey key) {
        return new String(key.decrypt(encryptedContent), StandardCharsets.UTF_8);
    }

    @Override
    public Answer answer(FxKey key) {
        return Answer.of(200, "application/json", "{\"encryptedResult\":\"%s\"}".formatted(key.encrypt("success")));
    }
}
