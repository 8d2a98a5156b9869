package io.fupan.metrics.fold;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Folding all things of a task again, because team, office, series, segment, stage order or an exchange rate changed and
 * with it anything may. It goes on in steps, as one transaction could not hold all; a task that is interrupted begins
 * anew.
 */
final class Refolding {

    /** The last thing folded again; empty before the first, {@code null} if nothing is left to do. */
    private @Nullable String done;

    private Duration took = Duration.ZERO;

    void begin() {
        done = "";
        took = Duration.ZERO;
    }

    /** Whether things are left to fold again. */
    boolean isUnderWay() {
        return done != null;
    }

    /** The next things, not more than so many. */
    List<Entity> next(RecentValues<EntityState> states, int most) {
        String last = done;
        if (last == null) {
            return List.of();
        }
        List<String> keys = states.keysAfter(last, most);
        done = keys.size() < most ? null : keys.getLast();
        return keys.stream().map(Entity::parse).toList();
    }

    /** A step took this long. */
    void took(Duration step) {
        took = took.plus(step);
    }

    Duration tookInAll() {
        return took;
    }
}
