package io.fupan.metric.customer;

import io.fupan.event.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A won deal, or an order that is not the order of one.
 *
 * @param kind {@link #DEAL} or {@link #ORDER}
 * @param id of the deal or order
 * @param owner whom it is credited to, if the deal says
 * @param product what was sold, if the deal says
 * @param channel where it came from, if the deal says
 */
public record Purchase(
        String kind,
        String id,
        Instant at,
        @Nullable Money amount,
        @Nullable String owner,
        @Nullable String product,
        @Nullable String channel) {

    /** A won deal. */
    public static final String DEAL = "deal";

    /** An order. */
    public static final String ORDER = "order";

    static Purchase of(Win win) {
        return new Purchase(DEAL, win.deal(), win.at(), win.amount(), win.owner(), win.product(), win.channel());
    }
}
