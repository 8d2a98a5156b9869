package io.fupan.ingest.said;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FirstArrivalsTests {

    private static final Instant FIRST = Instant.parse("2026-11-23T09:59:00Z");

    private final FirstArrivals arrivals = new FirstArrivals(Duration.ofHours(1), 2);

    @Test
    void takesForARepetitionWhatComesWithinTheWindowAndNotAtItsEnd() {
        assertThat(arrivals.of("a", FIRST)).isEqualTo(FIRST);
        assertThat(arrivals.of("a", FIRST.plusSeconds(120))).isEqualTo(FIRST);
        assertThat(arrivals.of("a", FIRST.plusSeconds(3599))).isEqualTo(FIRST);
        Instant later = FIRST.plusSeconds(3600);
        assertThat(arrivals.of("a", later)).isEqualTo(later);
        assertThat(arrivals.of("a", later.plusSeconds(3599))).isEqualTo(later);
    }

    @Test
    void tellsDifferentThingsApart() {
        arrivals.of("a", FIRST);
        assertThat(arrivals.of("b", FIRST.plusSeconds(1))).isEqualTo(FIRST.plusSeconds(1));
    }

    @Test
    void doesNotMeasureByWhatIsReadAgain() {
        Instant before = FIRST.minus(Duration.ofDays(3));
        arrivals.of("a", FIRST);
        assertThat(arrivals.of("a", before)).isEqualTo(before);
        assertThat(arrivals.of("a", FIRST.plusSeconds(60))).isEqualTo(FIRST);
    }

    @Test
    void forgetsTheOldestOfTooMany() {
        arrivals.of("a", FIRST);
        arrivals.of("b", FIRST.plusSeconds(1));
        arrivals.of("c", FIRST.plusSeconds(2));
        assertThat(arrivals.of("b", FIRST.plusSeconds(3))).isEqualTo(FIRST.plusSeconds(1));
        assertThat(arrivals.of("a", FIRST.plusSeconds(3))).isEqualTo(FIRST.plusSeconds(3));
    }
}
