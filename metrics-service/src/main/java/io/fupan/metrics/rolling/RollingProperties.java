package io.fupan.metrics.rolling;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is published of the metrics, and how often.
 *
 * @param enabled whether this instance takes part in publishing values and evaluating monitors
 * @param kinds of scopes that have published values, pairs such as {@code team*product} too
 * @param windows that end today, as periods are written
 * @param every how often values are published while the log is moving; at rest it is done at once
 */
@ConfigurationProperties("fupan.metrics.rolling")
public record RollingProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue({"org", "office", "team", "rep", "product", "series", "segment"}) List<String> kinds,
        @DefaultValue({"last-7-days", "last-30-days", "last-90-days", "mtd", "qtd", "ytd"}) List<String> windows,
        @DefaultValue("5s") Duration every) {

    /** Copies the lists. */
    public RollingProperties {
        kinds = List.copyOf(kinds);
        windows = List.copyOf(windows);
    }
}
