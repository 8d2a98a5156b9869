package io.fupan.ingest.signature;

import io.fupan.ingest.delivery.Delivery;
import io.fupan.service.problem.Problem;
import java.util.List;
import java.util.function.Function;

/**
 * A secret that is sent along, for systems that sign nothing: in a header, or as a parameter of the address for those
 * that can set no header. It proves the sender, not the body, and does not stop replays. It is no
 * {@code Authorization: Bearer}, because every token there is taken for one of ours and refused before it gets here.
 */
public final class SharedToken {

    /** The header. */
    public static final String HEADER = "X-Fupan-Token";

    /** The parameter of the address. */
    public static final String PARAMETER = "token";

    private SharedToken() {}

    /**
     * Checks a delivery.
     *
     * @throws Problem 401
     */
    public static void verify(Delivery delivery, List<String> secrets) {
        String header = delivery.header(HEADER);
        String claimed = header != null ? header : Query.parameter(delivery, PARAMETER);
        if (claimed == null || claimed.isBlank() || !Proof.holds(claimed, secrets, Function.identity())) {
            throw Proof.invalid();
        }
    }
}
