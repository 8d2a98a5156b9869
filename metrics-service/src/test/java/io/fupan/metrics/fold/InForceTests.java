package io.fupan.metrics.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.metric.reference.Reference;
import io.fupan.service.metric.ReferenceView.Snapshot;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InForceTests {

    private static final Snapshot FIRST = snapshot(1);
    private static final Snapshot SECOND = snapshot(2);

    private final InForce inForce = new InForce();

    @Test
    void takesWhatIsNewAtOnce() {
        inForce.at(0, FIRST);

        assertThat(inForce.at(1, SECOND)).isSameAs(SECOND);
    }

    @Test
    void restsForTenTimesAsLongAsARoundTook() {
        inForce.at(1000, FIRST);
        inForce.foldedAgain(1000, Duration.ofSeconds(2));

        assertThat(inForce.at(20_999, SECOND)).isSameAs(FIRST);
        assertThat(inForce.at(21_000, SECOND)).isSameAs(SECOND);
    }

    @Test
    void needsNoRestAfterAShortRound() {
        inForce.at(1000, FIRST);
        inForce.foldedAgain(1000, Duration.ofMillis(50));

        assertThat(inForce.at(1000, SECOND)).isSameAs(SECOND);
    }

    private static Snapshot snapshot(long offset) {
        return new Snapshot(Reference.empty(), Set.of(), Map.of("reference.events.v1-0", offset));
    }
}
