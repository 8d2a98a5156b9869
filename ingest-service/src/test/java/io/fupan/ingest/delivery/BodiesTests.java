package io.fupan.ingest.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fupan.service.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodiesTests {

    private static final int LIMIT = 100_000;

    private final Room room = new Room(3 * LIMIT);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16 * 1024 - 1, 16 * 1024, 16 * 1024 + 1, 65_536, LIMIT})
    void readsEveryByteWhateverTheSenderSaysOfTheLength(int length) throws IOException {
        byte[] body = new byte[length];
        new Random(length).nextBytes(body);

        assertThat(Bodies.read(new Drops(body), length, LIMIT, room.place(), System.nanoTime())).isEqualTo(body);
        assertThat(Bodies.read(new Drops(body), -1, LIMIT, room.place(), System.nanoTime())).isEqualTo(body);
    }

    @Test
    void stopsAtTheLimit() {
        Drops endless = new Drops(new byte[10 * LIMIT]);

        Problem problem =
                catchThrowableOfType(Problem.class, () -> Bodies.read(endless, -1, LIMIT, room.place(), System.nanoTime()));

        assertThat(problem.getStatusCode().value()).isEqualTo(413);
        assertThat(endless.available()).isGreaterThanOrEqualTo(9 * LIMIT - 1);
    }

    @Test
    void givesUpABodyThatDrips() {
        long longAgo = System.nanoTime() - Bodies.PATIENCE.toNanos();

        Problem problem = catchThrowableOfType(
                Problem.class, () -> Bodies.read(new Drops(new byte[5000]), 5000, LIMIT, room.place(), longAgo));

        assertThat(problem.getStatusCode().value()).isEqualTo(408);
    }

    @Test
    void holdsNoMoreThanThereIsRoomForHoweverManySend() throws IOException {
        Room.Place first = room.place();
        Room.Place second = room.place();
        Room.Place third = room.place();
        byte[] body = new byte[LIMIT];
        Bodies.read(new Drops(body), LIMIT, LIMIT, first, System.nanoTime());
        Bodies.read(new Drops(body), LIMIT, LIMIT, second, System.nanoTime());
        Bodies.read(new Drops(body), LIMIT, LIMIT, third, System.nanoTime());

        Problem problem = catchThrowableOfType(
                Problem.class, () -> Bodies.read(new Drops(body), LIMIT, LIMIT, room.place(), System.nanoTime()));
        third.close();

        assertThat(problem.getStatusCode().value()).isEqualTo(503);
        assertThat(room.taken()).isEqualTo(2 * LIMIT);
        assertThat(Bodies.read(new Drops(body), LIMIT, LIMIT, room.place(), System.nanoTime())).hasSize(LIMIT);
    }

    /** Gives at most a thousand bytes at a time. */
    private static final class Drops extends InputStream {

        private final ByteArrayInputStream in;

        Drops(byte[] body) {
            in = new ByteArrayInputStream(body);
        }

        @Override
        public int read() {
            return in.read();
        }

        @Override
        public int read(byte[] target, int from, int length) {
            return in.read(target, from, Math.min(1000, length));
        }

        @Override
        public int available() {
            return in.available();
        }
    }
}
