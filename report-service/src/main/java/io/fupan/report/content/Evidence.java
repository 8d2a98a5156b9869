package io.fupan.report.content;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a finding rests on.
 *
 * @param metrics where the numbers can be asked for again
 * @param dealsLink where all the deals behind them are listed
 * @param deals ids of the deals named
 * @param events the events of these deals
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Evidence(List<String> metrics, @Nullable String dealsLink, List<String> deals, List<EventRef> events) {

    /** An event as it can be found again; {@code receipt} names the delivery it came in. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record EventRef(
            String deal,
            String id,
            String source,
            String type,
            Instant time,
            @Nullable String receipt,
            @Nullable String provenance) {}

    /** Reads absent lists as empty. */
    public Evidence {
        metrics = metrics == null ? List.of() : List.copyOf(metrics);
        deals = deals == null ? List.of() : List.copyOf(deals);
        events = events == null ? List.of() : List.copyOf(events);
    }

    /** Nothing but numbers. */
    public static Evidence ofMetrics(String... links) {
        return new Evidence(List.of(links), null, List.of(), List.of());
    }

    /** Numbers and the list of deals behind them. */
    public static Evidence of(String metric, @Nullable String dealsLink) {
        return new Evidence(List.of(metric), dealsLink, List.of(), List.of());
    }
}
