package io.fupan.ingest.door;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Whether requests should be sent here. Not while a topic would lose what it must keep, and not while views catch up; but
 * a start during an outage is no worse than an outage after it: webhooks are kept on disk, all else is told to come back.
 */
final class DoorsHealth implements HealthIndicator {

    private final Supplier<@Nullable String> refusal;
    private final BooleanSupplier waitsForTheLog;
    private final BooleanSupplier takesWebhooks;
    private final HealthIndicator views;

    /**
     * Of all doors.
     *
     * @param refusal what is wrong with a topic, if something is
     * @param waitsForTheLog whether the service was started without the log, and has not read it to its end since
     * @param takesWebhooks whether there is a connection through which something could come nevertheless
     * @param views how they are otherwise
     */
    DoorsHealth(
            Supplier<@Nullable String> refusal,
            BooleanSupplier waitsForTheLog,
            BooleanSupplier takesWebhooks,
            HealthIndicator views) {
        this.refusal = refusal;
        this.waitsForTheLog = waitsForTheLog;
        this.takesWebhooks = takesWebhooks;
        this.views = views;
    }

    @Override
    public Health health() {
        String wrong = refusal.get();
        if (wrong != null) {
            return Health.down().withDetail("topics", wrong).build();
        }
        if (waitsForTheLog.getAsBoolean() && takesWebhooks.getAsBoolean()) {
            return Health.up().withDetail("log", "not read since the start: webhooks are kept on disk").build();
        }
        Health viewed = views.health();
        Status status = viewed == null ? Status.UNKNOWN : viewed.getStatus();
        return Health.status(status).build();
    }
}
