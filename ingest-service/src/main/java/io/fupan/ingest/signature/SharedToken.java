package io.fupan.ingest.signature;

import io.fupan.ingest.delivery.Delivery;
import io.fupan.service.problem.Problem;
import java.util.List;
import java.util.function.Function;

/**
 * A secret that is sent along, for systems that sign nothing: as {@code Authorization: Bearer}, or as the parameter
 * {@code token} of the address. It proves the sender, not the body, and does not stop replays.
 */
public final class SharedToken {

    private static final String SCHEME = "Bearer ";

    private SharedToken() {}

    /**
     * Checks a delivery.
     *
     * @throws Problem 401
     */
    public static void verify(Delivery delivery, List<String> secrets) {
        String header = delivery.header("Authorization");
        String claimed = header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length())
                : Query.parameter(delivery, "token");
        if (claimed == null || claimed.isBlank() || !Proof.holds(claimed, secrets, Function.identity())) {
            throw Proof.invalid();
        }
    }
}
