package io.fupan.ingest.crm.fxiaoke;

import io.fupan.event.Rejected;
import io.fupan.ingest.body.JsonObject;
import io.fupan.ingest.body.Members;
import io.fupan.ingest.crm.Answer;
import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.signature.Proof;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One event callback as it came; its signature stands in its body. */
sealed interface Callback permits CurrentCallback, OldCallback {

    /** As many digits as the milliseconds until the year 9999 have. */
    int MOST_DIGITS = 15;

    /** What is read of a body; all of it is read before anybody is proved. */
    Set<String> NAMES = Set.of(
            "timestamp", "nonce", "messageId", "retryTimes", "enterpriseAccount", "encryptedContent", "signature",
            "timeStamp", "content", "sig");

    /** How far apart the clocks may be; nothing is documented but in the vendor's demonstration. */
    Duration tolerance();

    /** When it was sent. */
    Instant sentAt();

    /** What it is called, the same when it is sent again; {@code null} in the old generation. */
    @Nullable String messageId();

    /** Whether a key belongs to callbacks of this generation; no other may sign one. */
    boolean isFor(FxKey key);

    /** What its signature should be under a key. */
    String signature(FxKey key);

    /** What it claims its signature to be. */
    String claimed();

    /** The customer's account that sent it, if it says. */
    @Nullable String enterprise();

    /**
     * What it says, decrypted.
     *
     * @throws Rejected if the key does not open it
     */
    String message(FxKey key);

    /** What the sender wants to hear. */
    Answer answer(FxKey key);

    /**
     * Reads a body.
     *
     * @throws Rejected if it is no callback
     */
    static Callback in(Delivery delivery) {
        JsonObject body = Members.of(delivery.body(), NAMES);
        return body.has("encryptedContent") ? CurrentCallback.of(body) : OldCallback.of(body);
    }

    /**
     * A time in milliseconds since 1970, as it stands in what is signed.
     *
     * @throws Rejected if it is written in any other way
     */
    static String milliseconds(JsonObject body, String name) {
        body.requireTime(name);
        String text = body.require(name);
        if (!Proof.isNumber(text, MOST_DIGITS)) {
            throw new Rejected("INVALID_FIELD", name, "expected milliseconds since 1970 in '%s'".formatted(name));
        }
        return text;
    }
}
