package io.fupan.event.topic;

import java.time.Duration;
import java.util.Map;

/**
 * A topic: a name, what is kept of it, and what its records say.
 *
 * @param name ends in a major version; a breaking change is a new topic
 * @param retention what the broker keeps
 * @param contract what a subscriber must know
 */
public record Topic(String name, Retention retention, Contract contract) {

    /** What the broker keeps of a topic. */
    public sealed interface Retention {

        /** Every record, for ever: the log is the truth. */
        record Unlimited() implements Retention {}

        /** Every record for a while. */
        record For(Duration duration) implements Retention {}

        /** The latest record of each key. */
        record LatestPerKey() implements Retention {}
    }

    static Topic log(String name, Contract contract) {
        return new Topic(name, new Retention.Unlimited(), contract);
    }

    static Topic log(String name, Duration kept, Contract contract) {
        return new Topic(name, new Retention.For(kept), contract);
    }

    static Topic table(String name, Contract contract) {
        return new Topic(name, new Retention.LatestPerKey(), contract);
    }

    /** Whether the form of its values is promised, so that there is a schema of them. */
    public boolean isPublic() {
        return contract.values() != null;
    }

    /** The broker settings that make the retention true. */
    public Map<String, String> settings() {
        return switch (retention) {
            case Retention.Unlimited() -> Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1");
            case Retention.For(Duration duration) ->
                Map.of("cleanup.policy", "delete", "retention.ms", String.valueOf(duration.toMillis()), "retention.bytes", "-1");
            // Only closed segments are compacted: small ones, or a table would keep all of its history for long.
            case Retention.LatestPerKey() -> Map.of("cleanup.policy", "compact", "segment.bytes", "16777216");
        };
    }
}
