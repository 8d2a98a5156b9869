package io.fupan.event.link;

import io.fupan.event.Fact;
import io.fupan.event.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What one thing must know of another one, which lies in another partition; the event's subject is whom it tells. The
 * latest record of a {@link LinkKey} holds, and an empty one says that there is nothing to be known any more.
 */
public sealed interface LinkFact extends Fact {

    /**
     * An account is told of its deal.
     *
     * @param outcome {@code open}, {@code won} or {@code lost}
     * @param amount what it brought or is expected to bring
     * @param kind {@code new}, {@code expansion} or {@code renewal} business, if a source says
     */
    record DealOfAccount(
            String deal,
            String outcome,
            @Nullable Instant createdAt,
            @Nullable Instant closedAt,
            @Nullable Money amount,
            @Nullable String kind,
            @Nullable String owner,
            @Nullable String product,
            @Nullable String channel)
            implements LinkFact {}

    /**
     * A deal is told what was said of one that was merged into it.
     *
     * @param events the events, each as it is written on the deal log
     */
    record Absorbed(String deal, List<JsonNode> events) implements LinkFact {

        /** Copies the events. */
        public Absorbed {
            events = List.copyOf(events);
        }
    }

    /** A fact of a kind this version does not know; of no effect. */
    record Unknown(JsonNode data) implements LinkFact {}
}
