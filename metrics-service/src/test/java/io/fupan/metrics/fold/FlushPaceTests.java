package io.fupan.metrics.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FlushPaceTests {

    private final FlushPace pace = new FlushPace();

    @Test
    void flushesTheFirstEventAtOnce() {
        pace.came();

        assertThat(pace.isDue(1_000)).isTrue();
    }

    @Test
    void waitsThreeTimesAsLongAsTheLastFlushTookWhileMoreComes() {
        pace.flushed(1_000, Duration.ofMillis(200));

        assertThat(dueWithMore(1_700)).isFalse();
        assertThat(dueWithMore(1_800)).isTrue();
    }

    @Test
    void neverWaitsLongerThanThreeSeconds() {
        pace.flushed(1_000, Duration.ofSeconds(20));

        assertThat(dueWithMore(23_900)).isFalse();
        assertThat(dueWithMore(24_000)).isTrue();
    }

    @Test
    void flushesAsSoonAsNothingMoreComes() {
        pace.flushed(1_000, Duration.ofSeconds(20));

        assertThat(dueWithMore(1_100)).isFalse();
        assertThat(pace.isDue(1_200)).isTrue();
    }

    private boolean dueWithMore(long now) {
        pace.came();
        return pace.isDue(now);
    }
}
