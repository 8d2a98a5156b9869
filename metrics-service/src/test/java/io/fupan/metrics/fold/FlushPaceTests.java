package io.fupan.metrics.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FlushPaceTests {

    private final FlushPace pace = new FlushPace(50_000);

    @Test
    void flushesTheFirstEventAtOnce() {
        assertThat(dueWithMore(1_000)).isTrue();
    }

    @Test
    void waitsThreeTimesAsLongAsTheLastFlushTookWhileMoreComes() {
        pace.flushed(1_000, Duration.ofMillis(200), 10);

        assertThat(dueWithMore(1_790)).isFalse();
        assertThat(dueWithMore(1_800)).isTrue();
    }

    @Test
    void leavesTheBrokerThirtyMillisecondsBetweenTwoFlushes() {
        pace.flushed(1_000, Duration.ZERO, 10);

        assertThat(dueWithMore(1_020)).isFalse();
        assertThat(dueWithMore(1_030)).isTrue();
    }

    @Test
    void neverWaitsLongerThanThreeSeconds() {
        pace.flushed(1_000, Duration.ofSeconds(20), 10);

        assertThat(dueWithMore(23_900)).isFalse();
        assertThat(dueWithMore(24_000)).isTrue();
    }

    @Test
    void flushesWhenNothingCameForSomeLooks() {
        pace.flushed(1_000, Duration.ofSeconds(20), 10);
        pace.came();

        for (int look = 1; look <= 10; look++) {
            assertThat(pace.isDue(1_000 + look, 1)).isFalse();
        }
        assertThat(pace.isDue(1_011, 1)).isTrue();
    }

    @Test
    void doesNotTakeASlowLookForQuiet() {
        pace.flushed(1_000, Duration.ofSeconds(20), 10);
        pace.came();

        assertThat(pace.isDue(23_000, 1)).isFalse();
    }

    @Test
    void waitsForNoMoreThanAFlushShouldTake() {
        pace.flushed(1_000, Duration.ofSeconds(2), 4_000);

        assertThat(pace.limit()).isEqualTo(10_000); // in five seconds
        assertThat(pace.isDue(3_001, 9_999)).isFalse();
        assertThat(pace.isDue(3_001, 10_000)).isTrue();
    }

    @Test
    void takesNoMoreThanThereIsMemoryFor() {
        pace.flushed(1_000, Duration.ofSeconds(1), 1_000_000);

        assertThat(pace.limit()).isEqualTo(50_000);
    }

    @Test
    void learnsNothingFromAShortFlush() {
        pace.flushed(1_000, Duration.ofMillis(100), 1);

        assertThat(pace.limit()).isEqualTo(2_000);
    }

    private boolean dueWithMore(long now) {
        pace.came();
        return pace.isDue(now, 1);
    }
}
