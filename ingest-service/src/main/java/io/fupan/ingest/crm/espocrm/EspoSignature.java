package io.fupan.ingest.crm.espocrm;

import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.signature.Hmac;
import io.fupan.ingest.signature.Proof;
import io.fupan.service.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks EspoCRM's signatures: Base64 of the webhook's id, a colon and the HMAC-SHA256 of the body. Since version 9 the
 * code is in hexadecimal, in {@code Signature}; before, raw, in {@code X-Signature}, which later versions send too. It
 * says no time, so an old delivery can be sent again; it gives the same events.
 */
record EspoSignature(List<Hmac> keys) {

    static final String CURRENT = "Signature";
    static final String LEGACY = "X-Signature";

    private static final int LONGEST = 512;

    /**
     * Checks a delivery.
     *
     * @throws Problem 401 {@code invalid-signature}
     */
    void verify(Delivery delivery) {
        String current = delivery.header(CURRENT);
        String claimed = current == null ? delivery.header(LEGACY) : current;
        byte[] id = claimed == null ? null : idOf(claimed);
        if (claimed == null || id == null || !Proof.holds(claimed, keys, key -> expected(current != null, id, key, delivery))) {
            throw Proof.invalid();
        }
    }

    private static String expected(boolean current, byte[] id, Hmac key, Delivery delivery) {
        byte[] code = key.of(delivery.body());
        byte[] written = current ? Proof.hex(code).getBytes(StandardCharsets.US_ASCII) : code;
        byte[] all = new byte[id.length + written.length];
        System.arraycopy(id, 0, all, 0, id.length);
        System.arraycopy(written, 0, all, id.length, written.length);
        return Proof.base64(all);
    }

    /** The webhook's id as claimed, with its colon; what follows the first colon may be anything. */
    private static byte @Nullable [] idOf(String claimed) {
        if (claimed.length() > LONGEST) {
            return null;
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(claimed);
            for (int i = 0; i < decoded.length; i++) {
                if (decoded[i] == ':') {
                    return Arrays.copyOf(decoded, i + 1);
                }
            }
            return null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
