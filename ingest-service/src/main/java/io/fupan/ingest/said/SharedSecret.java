package io.fupan.ingest.said;

import io.fupan.ingest.delivery.Delivery;
import io.fupan.ingest.signature.Proof;
import io.fupan.service.problem.Problem;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A secret that the sender shows as it is, in a header, or where it cannot set headers in the address, as
 * {@code ?key=…}. It proves the sender, but not what it says; so such systems have to call over HTTPS.
 */
public final class SharedSecret {

    /** The header that holds it, unless another is agreed on. */
    public static final String HEADER = "X-Fupan-Key";

    private static final String PARAMETER = "key=";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SharedSecret() {}

    /** A new secret, which can stand in an address as it is. */
    public static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * Checks a delivery.
     *
     * @throws Problem 401 {@code invalid-signature}
     */
    public static void verify(Delivery delivery, String header, List<String> secrets) {
        String shown = delivery.header(header);
        String claimed = shown == null ? parameter(delivery.header(Delivery.PATH)) : shown;
        if (claimed == null || claimed.isBlank() || !Proof.holds(claimed, secrets, secret -> secret)) {
            throw Proof.invalid();
        }
    }

    private static @Nullable String parameter(@Nullable String address) {
        int query = address == null ? -1 : address.indexOf('?');
        if (address == null || query < 0) {
            return null;
        }
        for (String each : address.substring(query + 1).split("&", -1)) {
            if (each.startsWith(PARAMETER)) {
                return each.substring(PARAMETER.length());
            }
        }
        return null;
    }
}
