package io.fupan.ingest.fetch;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How records are asked for.
 *
 * @param deadline after which a record that could not be had goes to the quarantine
 * @param backoff before the second attempt; doubled with each further one
 * @param maxBackoff the longest pause between two attempts
 */
@ConfigurationProperties("fupan.ingest.fetch")
record FetchProperties(
        @DefaultValue("24h") Duration deadline,
        @DefaultValue("1s") Duration backoff,
        @DefaultValue("5m") Duration maxBackoff) {

    /** The pause before an attempt, from 1 for the second. */
    Duration pause(int attempt) {
        Duration grown = backoff.multipliedBy(1L << Math.min(attempt - 1, 20));
        return grown.compareTo(maxBackoff) < 0 ? grown : maxBackoff;
    }
}
