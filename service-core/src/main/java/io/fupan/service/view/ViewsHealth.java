package io.fupan.service.view;

import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** A service is ready when all its views have caught up with the log, and none stands still. */
final class ViewsHealth implements HealthIndicator {

    private final List<LogFollower> followers;

    ViewsHealth(List<LogFollower> followers) {
        this.followers = List.copyOf(followers);
    }

    @Override
    public Health health() {
        Health.Builder health = followers.stream().allMatch(LogFollower::caughtUp) ? Health.up() : Health.outOfService();
        for (LogFollower follower : followers) {
            String failure = follower.failure();
            health.withDetail(
                    follower.name(),
                    failure != null ? failure : follower.caughtUp() ? "up to date" : "catching up");
        }
        return health.build();
    }
}
