package io.fupan.ingest.door;

import io.fupan.service.view.LogFollower;
import java.util.List;

/** Whether all views have reached what was the end of the log, once since the start: before that they know too little. */
final class FirstReading {

    private final List<LogFollower> followers;
    private volatile boolean over;

    FirstReading(List<LogFollower> followers) {
        this.followers = List.copyOf(followers);
    }

    boolean isOver() {
        // Once is enough: an outage takes nothing away.
        over = over || followers.stream().allMatch(LogFollower::caughtUp);
        return over;
    }
}
