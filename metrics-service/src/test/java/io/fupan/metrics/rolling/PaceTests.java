package io.fupan.metrics.rolling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTests {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Pace pace = new Pace(Duration.ofSeconds(5));

    @Test
    void looksAtOnceWhenTheLogIsAtRest() {
        pace.isTime("10", 0);
        pace.done(0, SECOND / 10);

        assertThat(pace.isTime("10", SECOND)).isTrue();
    }

    @Test
    void restsAfterMuchWorkAlsoWhenTheLogIsAtRest() {
        pace.isTime("10", 0);
        pace.done(0, SECOND / 2);

        assertThat(pace.isTime("10", 4 * SECOND)).isFalse();
        assertThat(pace.isTime("10", 5 * SECOND)).isTrue();
    }

    @Test
    void letsNobodyWaitLongWhenTheLogIsAtRest() {
        pace.isTime("10", 0);
        pace.done(0, 20 * SECOND);

        assertThat(pace.isTime("10", 24 * SECOND)).isFalse();
        assertThat(pace.isTime("10", 25 * SECOND)).isTrue();
    }

    @Test
    void looksNowAndThenWhileTheLogMoves() {
        pace.isTime("10", 0);
        pace.done(0, SECOND / 10);

        assertThat(pace.isTime("11", SECOND)).isFalse();
        assertThat(pace.isTime("12", 4 * SECOND)).isFalse();
        assertThat(pace.isTime("13", 6 * SECOND)).isTrue();
    }

    @Test
    void takesAtMostATenthOfTheTimeWhileTheLogMoves() {
        pace.isTime("10", 0);
        pace.done(0, 2 * SECOND);

        assertThat(pace.isTime("11", 19 * SECOND)).isFalse();
        assertThat(pace.isTime("12", 21 * SECOND)).isTrue();
    }
}
