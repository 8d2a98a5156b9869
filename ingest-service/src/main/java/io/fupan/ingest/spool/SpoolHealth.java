package io.fupan.ingest.spool;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down when the disk takes nothing, or the log refuses for good; deliveries that wait are a detail. */
final class SpoolHealth implements HealthIndicator {

    private final Spool spool;

    SpoolHealth(Spool spool) {
        this.spool = spool;
    }

    @Override
    public Health health() {
        String failure = spool.failure();
        Health.Builder health = failure == null && spool.countAside() == 0 ? Health.up() : Health.down();
        if (failure != null) {
            health.withDetail("failure", failure);
        }
        return health.withDetail("deliveries", spool.count())
                .withDetail("bytes", spool.bytes())
                .withDetail("limit", spool.maxBytes())
                .withDetail("ageSeconds", spool.age().toSeconds())
                .withDetail("aside", spool.countAside())
                .build();
    }
}
