package io.fupan.ingest.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class DoorsHealthTests {

    private @Nullable String refusal;
    private boolean waits;
    private boolean takesWebhooks = true;
    private Status views = Status.OUT_OF_SERVICE;

    private final DoorsHealth doors = new DoorsHealth(
            () -> refusal, () -> waits, () -> takesWebhooks, () -> Health.status(views).build());

    @Test
    void isReadyWhenTheViewsAre() {
        assertThat(doors.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        views = Status.UP;
        assertThat(doors.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void isReadyWithoutTheLogIfSomethingCanBeTakenIn() {
        waits = true;
        assertThat(doors.health().getStatus()).isEqualTo(Status.UP);
        takesWebhooks = false;
        assertThat(doors.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
    }

    @Test
    void isDownWhileATopicIsWrong() {
        waits = true;
        views = Status.UP;
        refusal = "topic a must have retention.ms=-1";

        assertThat(doors.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(doors.health().getDetails()).containsValue(refusal);
    }
}
