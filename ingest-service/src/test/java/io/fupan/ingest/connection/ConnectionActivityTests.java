package io.fupan.ingest.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.ingest.status.Boards;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ConnectionActivityTests {

    private Instant now = Fixtures.NOON;
    private final Boards boards = new Boards(() -> now);

    @Test
    void remembersWhatCameBeforeARestart() {
        ConnectionActivity before = start("one");
        before.delivered("shop", Duration.ofSeconds(3));
        before.refused("shop");
        before.report();

        now = now.plus(Duration.ofMinutes(10));
        ConnectionActivity after = start("one");

        assertThat(after.health("shop")).isEqualTo(before.health("shop"));
        after.report();
        assertThat(after.health("shop")).isEqualTo(before.health("shop"));
        assertThat(after.health("shop").lastDeliveryAt()).isEqualTo(Fixtures.NOON);
        assertThat(after.health("shop").lagSeconds()).isEqualTo(3.0);
    }

    @Test
    void countsOnAfterARestart() {
        ConnectionActivity before = start("one");
        before.delivered("shop", null);
        before.report();
        ConnectionActivity after = start("one");
        after.delivered("shop", null);

        after.report();
        after.delivered("shop", null);
        after.report();

        assertThat(after.health("shop").hour()).isEqualTo(new Activity.Count(3, 0));
    }

    @Test
    void sumsWhatCameToAllInstances() {
        ConnectionActivity one = start("one");
        ConnectionActivity two = start("two");
        one.delivered("shop", null);
        two.delivered("shop", null);
        two.refused("shop");
        one.report();
        two.report();

        assertThat(one.health("shop").day()).isEqualTo(new Activity.Count(2, 1));
        assertThat(two.health("shop").day()).isEqualTo(new Activity.Count(2, 1));
    }

    @Test
    void isNotSilentWhileAnotherInstanceHears() {
        ConnectionActivity one = start("one");
        ConnectionActivity two = start("two");
        now = now.plus(Duration.ofHours(2));
        assertThat(one.health("shop").silent()).isTrue();

        two.delivered("shop", null);
        two.report();

        assertThat(one.health("shop").silent()).isFalse();
    }

    @Test
    void isSilentSinceTheLastDeliveryThoughItWasStartedJustNow() {
        ConnectionActivity before = start("one");
        before.delivered("shop", null);
        before.report();

        now = now.plus(Duration.ofHours(2));
        ConnectionActivity after = start("one");

        assertThat(after.health("shop").silent()).isTrue();
    }

    @Test
    void forgetsADeletedConnection() {
        ConnectionActivity one = start("one");
        one.delivered("shop", null);
        one.report();

        one.forget("shop");

        assertThat(start("one").health("shop").lastDeliveryAt()).isNull();
    }

    private ConnectionActivity start(String instance) {
        ConnectionActivity activity =
                new ConnectionActivity(new SimpleMeterRegistry(), () -> now, boards.start(instance));
        activity.expect("shop", Duration.ofHours(1));
        return activity;
    }
}
