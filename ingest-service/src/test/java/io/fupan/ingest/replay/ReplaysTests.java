package io.fupan.ingest.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.ingest.status.Boards;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplaysTests {

    private final Boards boards = new Boards(() -> Instant.parse("2026-11-01T00:00:00Z"));
    private final Job.Progress running =
            new Job("r-1", Instant.parse("2026-11-01T00:00:00Z"), 7).progress();

    @Test
    void knowsHowFarAReplayOfAnotherInstanceIs() {
        boards.start("other").post("replay", "r-1", running);

        assertThat(replays("here").find("r-1")).isEqualTo(running);
        assertThat(replays("here").find("r-2")).isNull();
    }

    @Test
    void saysThatARestartInterruptedOne() {
        boards.start("here").post("replay", "r-1", running);

        assertThat(replays("here").find("r-1").state()).isEqualTo("interrupted");
    }

    @Test
    void tellsTheOthersHowFarItIs() {
        Replays here = replays("here");

        Job.Progress started = here.start(List.of(), "ada");

        assertThat(replays("other").find(started.id()).total()).isZero();
        here.destroy();
    }

    private Replays replays(String instance) {
        return new Replays(null, null, boards.start(instance));
    }
}
