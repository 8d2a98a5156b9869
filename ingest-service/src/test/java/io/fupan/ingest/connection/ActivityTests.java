package io.fupan.ingest.connection;

import static io.fupan.ingest.connection.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ActivityTests {

    private final Activity activity = new Activity(NOON);

    @Test
    void countsTheLastHourAndTheLastDay() {
        activity.delivered(NOON, Duration.ofSeconds(90));
        activity.refused(NOON.plus(Duration.ofMinutes(100)));
        activity.delivered(NOON.plus(Duration.ofMinutes(110)), null);

        Activity.Health health = health(NOON.plus(Duration.ofMinutes(120)));

        assertThat(health.hour()).isEqualTo(new Activity.Count(1, 1));
        assertThat(health.day()).isEqualTo(new Activity.Count(2, 1));
        assertThat(health.lastDeliveryAt()).isEqualTo(NOON.plus(Duration.ofMinutes(110)));
        assertThat(health.lagSeconds()).isEqualTo(90.0);
    }

    @Test
    void forgetsWhatIsOlderThanADay() {
        activity.delivered(NOON, null);
        activity.delivered(NOON.plus(Duration.ofDays(1)).plusSeconds(1), null);
        assertThat(health(NOON.plus(Duration.ofDays(1)).plusSeconds(2)).day().deliveries()).isOne();
    }

    @Test
    void raisesAnAlarmWhenItIsSilentForLongerThanExpected() {
        activity.expect(Duration.ofHours(1));
        activity.delivered(NOON.plus(Duration.ofMinutes(30)), null);

        assertThat(silent(NOON.plus(Duration.ofMinutes(89)))).isFalse();
        assertThat(silent(NOON.plus(Duration.ofMinutes(91)))).isTrue();
    }

    @Test
    void raisesNoAlarmWhereNothingIsExpected() {
        assertThat(silent(NOON.plus(Duration.ofDays(400)))).isFalse();
    }

    private Activity.Health health(Instant now) {
        return Activity.health(activity.record(now), activity.expectedEvery(), now);
    }

    private boolean silent(Instant now) {
        return health(now).silent();
    }
}
