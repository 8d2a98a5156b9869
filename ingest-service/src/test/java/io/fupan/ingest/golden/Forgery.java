package io.fupan.ingest.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fupan.ingest.crm.CrmAdapter;
import io.fupan.service.problem.Problem;
import java.util.function.Function;

/** What a check of signatures must accept and refuse. */
public final class Forgery {

    private Forgery() {}

    public static void assertVerified(CrmAdapter adapter, Sent sent) {
        assertThatCode(() -> adapter.verify(sent.delivery())).doesNotThrowAnyException();
    }

    public static void assertRefused(CrmAdapter adapter, Sent sent, String slug) {
        assertThatExceptionOfType(Problem.class)
                .as(sent.headers().toString())
                .isThrownBy(() -> adapter.verify(sent.delivery()))
                .satisfies(problem -> assertThat(problem.getBody().getType().toString())
                        .isEqualTo(Problem.TYPE_PREFIX + slug));
    }

    /** Turns over every bit of the body, of the headers and of the secret, and leaves each header away. */
    public static void assertEveryBitCounts(Function<String, CrmAdapter> connect, String secret, Sent sent) {
        CrmAdapter adapter = connect.apply(secret);
        assertVerified(adapter, sent);
        sent.everyFlipOfTheBody().forEach(each -> assertRefused(adapter, each, "invalid-signature"));
        for (String header : sent.headers().keySet()) {
            sent.everyFlipOf(header).forEach(each -> assertRefused(adapter, each, "invalid-signature"));
            assertRefused(adapter, sent.without(header), "invalid-signature");
        }
        for (int bit = 0; bit < secret.length() * 7; bit++) {
            char[] other = secret.toCharArray();
            other[bit / 7] ^= (char) (1 << bit % 7);
            assertRefused(connect.apply(new String(other)), sent, "invalid-signature");
        }
    }
}
