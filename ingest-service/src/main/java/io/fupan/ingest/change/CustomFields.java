package io.fupan.ingest.change;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fields that every customer of a system names on its own, from a connection's settings {@code product-field},
 * {@code competitor-field}, {@code loss-reason-field}, {@code channel-field} and {@code kind-field}.
 */
public record CustomFields(
        @Nullable String product,
        @Nullable String competitor,
        @Nullable String lossReason,
        @Nullable String channel,
        @Nullable String kind) {

    /** The fields that the settings name. */
    public static CustomFields of(Map<String, String> settings) {
        return new CustomFields(
                settings.get("product-field"),
                settings.get("competitor-field"),
                settings.get("loss-reason-field"),
                settings.get("channel-field"),
                settings.get("kind-field"));
    }

    /**
     * Fills in a field if it is one of these.
     *
     * @return whether it is
     */
    public boolean fill(DealChange change, String name, Field<String> value) {
        if (name.equals(product)) {
            change.product(value);
        } else if (name.equals(competitor)) {
            change.competitor(value);
        } else if (name.equals(lossReason)) {
            change.lossReason(value);
        } else if (name.equals(channel)) {
            change.channel(value);
        } else if (name.equals(kind)) {
            change.kind(value);
        } else {
            return false;
        }
        return true;
    }
}
