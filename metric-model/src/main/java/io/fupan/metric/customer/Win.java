package io.fupan.metric.customer;

import io.fupan.event.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A deal that the customer's account won, as the fold of the deal tells it.
 *
 * @param deal its id
 * @param at when it was won
 * @param amount what it brought
 * @param kind {@code new}, {@code expansion} or {@code renewal} business, if a source says
 * @param owner whom it is credited to
 * @param product what was sold, as the source spells it
 * @param channel where it came from
 */
public record Win(
        String deal,
        Instant at,
        @Nullable Money amount,
        @Nullable String kind,
        @Nullable String owner,
        @Nullable String product,
        @Nullable String channel) {}
