package io.fupan.ingest.quarantine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which refused items; what is left out does not matter.
 *
 * @param reason stable code
 * @param system what sent them
 * @param connection through which connection
 * @param receipt the delivery they came in
 * @param status {@code open}, {@code pending}, {@code replayed} or {@code ignored}
 * @param since when their delivery came, at the earliest
 * @param until when it came, earlier than that
 */
public record QuarantineFilter(
        @Nullable String reason,
        @Nullable String system,
        @Nullable String connection,
        @Nullable String receipt,
        @Nullable String status,
        @Nullable Instant since,
        @Nullable Instant until) {

    /** Whether the item is one of them. */
    public boolean matches(Quarantined item) {
        return matches(reason, item.reason())
                && matches(system, item.system())
                && matches(connection, item.connection())
                && matches(receipt, item.receipt())
                && matches(status, item.status())
                && (since == null || !item.at().isBefore(since))
                && (until == null || item.at().isBefore(until));
    }

    private static boolean matches(@Nullable String wanted, @Nullable String actual) {
        return wanted == null || wanted.equals(actual);
    }
}
