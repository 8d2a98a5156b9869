package io.fupan.metrics.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FlushTurnsTests {

    private final FlushTurns turns = new FlushTurns();

    @Test
    void letsTheThreadCommitAfterALongFlush() {
        turns.took(1_000, Duration.ofSeconds(5));

        assertThat(turns.isFree(6_000)).isFalse();
        assertThat(turns.isFree(6_010)).isTrue();
    }

    @Test
    void letsShortFlushesShareATransaction() {
        turns.took(1_000, Duration.ofMillis(20));

        assertThat(turns.isFree(1_020)).isTrue();
    }
}
