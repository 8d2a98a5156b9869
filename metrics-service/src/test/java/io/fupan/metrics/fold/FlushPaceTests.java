package io.fupan.metrics.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FlushPaceTests {

    private final FlushPace pace = new FlushPace();

    @Test
    void flushesTheFirstEventAtOnce() {
        assertThat(dueWithMore(1_000)).isTrue();
    }

    @Test
    void waitsThreeTimesAsLongAsTheLastFlushTookWhileMoreComes() {
        pace.flushed(1_000, Duration.ofMillis(200));

        assertThat(dueWithMore(1_790)).isFalse();
        assertThat(dueWithMore(1_800)).isTrue();
    }

    @Test
    void leavesTheBrokerThirtyMillisecondsBetweenTwoFlushes() {
        pace.flushed(1_000, Duration.ZERO);

        assertThat(dueWithMore(1_020)).isFalse();
        assertThat(dueWithMore(1_030)).isTrue();
    }

    @Test
    void neverWaitsLongerThanThreeSeconds() {
        pace.flushed(1_000, Duration.ofSeconds(20));

        assertThat(dueWithMore(23_900)).isFalse();
        assertThat(dueWithMore(24_000)).isTrue();
    }

    @Test
    void flushesWhenNothingCameForSomeLooks() {
        pace.flushed(1_000, Duration.ofSeconds(20));
        pace.came();

        for (int look = 1; look <= 10; look++) {
            assertThat(pace.isDue(1_000 + look)).isFalse();
        }
        assertThat(pace.isDue(1_011)).isTrue();
    }

    @Test
    void doesNotTakeASlowLookForQuiet() {
        pace.flushed(1_000, Duration.ofSeconds(20));
        pace.came();

        assertThat(pace.isDue(23_000)).isFalse();
    }

    private boolean dueWithMore(long now) {
        pace.came();
        return pace.isDue(now);
    }
}
