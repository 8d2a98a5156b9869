package io.fupan.metrics.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FlushPaceTests {

    private final FlushPace pace = new FlushPace(50_000);

    @Test
    void flushesTheFirstEventAtOnce() {
        assertThat(looksUntilDue()).isOne();
    }

    @Test
    void flushesTheFirstEventAfterAPauseAtOnce() {
        pace.flushed(Duration.ofMillis(200), 10);
        IntStream.range(0, 60).forEach(look -> pace.isDue(0));

        assertThat(looksUntilDue()).isOne();
    }

    @Test
    void waitsThreeTimesAsLongAsTheLastFlushTookWhileMoreComes() {
        pace.flushed(Duration.ofMillis(200), 10);

        assertThat(looksUntilDue()).isEqualTo(60); // of ten milliseconds
    }

    @Test
    void leavesTheBrokerThirtyMillisecondsBetweenTwoFlushes() {
        pace.flushed(Duration.ZERO, 10);

        assertThat(looksUntilDue()).isEqualTo(3);
    }

    @Test
    void neverWaitsLongerThanThreeSeconds() {
        pace.flushed(Duration.ofSeconds(20), 10);

        assertThat(looksUntilDue()).isEqualTo(300);
    }

    @Test
    void flushesWhenNothingCameForSomeLooks() {
        pace.flushed(Duration.ofSeconds(20), 10);
        pace.came();

        IntStream.range(0, 20).forEach(look -> assertThat(pace.isDue(1)).isFalse());
        assertThat(pace.isDue(1)).isTrue();
    }

    @Test
    void waitsForNoMoreThanAFlushShouldTake() {
        pace.flushed(Duration.ofSeconds(2), 4_000);

        assertThat(pace.limit()).isEqualTo(10_000); // in five seconds
        assertThat(pace.isDue(9_999)).isFalse();
        assertThat(pace.isDue(10_000)).isTrue();
    }

    @Test
    void takesNoMoreThanThereIsMemoryFor() {
        pace.flushed(Duration.ofSeconds(1), 1_000_000);

        assertThat(pace.limit()).isEqualTo(50_000);
    }

    @Test
    void learnsNothingFromAShortFlush() {
        pace.flushed(Duration.ofMillis(100), 1);

        assertThat(pace.limit()).isEqualTo(2_000);
    }

    /** While something comes before each of them. */
    private int looksUntilDue() {
        int looks = 0;
        boolean due;
        do {
            pace.came();
            due = pace.isDue(1);
            looks++;
        } while (!due);
        return looks;
    }
}
