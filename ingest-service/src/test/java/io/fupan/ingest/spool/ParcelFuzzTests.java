package io.fupan.ingest.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fupan.event.topic.Topics;
import io.fupan.ingest.log.Outgoing;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever lies on disk is a parcel, one of another version, or damaged; nothing else is thrown. */
class ParcelFuzzTests {

    private static final byte[] GOOD = new Parcel(
                    Instant.parse("2026-03-02T12:00:00Z"),
                    List.of(
                            new Outgoing(Topics.RECEIPTS, "k1", new byte[] {1, 2, 3}),
                            new Outgoing(Topics.DEAL_EVENTS, "k2", new byte[] {4})))
            .bytes();
    private static final int COUNT_AT = 1 + Long.BYTES;
    private static final int TOPIC_AT = COUNT_AT + Integer.BYTES;
    private static final int KEY_AT = TOPIC_AT + Short.BYTES + Topics.RECEIPTS.name().length();

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void readsOrRefusesWhateverLiesThere(long seed) {
        Random random = new Random(seed);
        int damaged = 0;
        for (int round = 0; round < 5000; round++) {
            try {
                assertThat(Parcel.of(mutation(random)).records()).hasSizeLessThan(10);
            } catch (UncheckedIOException e) {
                damaged++;
            } catch (IllegalStateException e) {
                assertThat(e).hasMessageContaining("another version");
            }
        }
        assertThat(damaged).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, 4, Integer.MAX_VALUE})
    void saysThatALengthCannotBe(int length) {
        assertDamaged(with(KEY_AT, length));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, 0, 1, 3, Integer.MAX_VALUE})
    void saysThatThereIsAnotherNumberOfRecords(int count) {
        assertDamaged(with(COUNT_AT, count));
    }

    @Test
    void saysThatItWasCutOrThatSomethingFollows() {
        for (int length = 0; length < GOOD.length; length++) {
            assertDamaged(Arrays.copyOf(GOOD, length));
        }
        assertDamaged(Arrays.copyOf(GOOD, GOOD.length + 1));
    }

    private static void assertDamaged(byte[] bytes) {
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> Parcel.of(bytes));
    }

    private static byte[] with(int place, int number) {
        return ByteBuffer.wrap(GOOD.clone()).putInt(place, number).array();
    }

    private static byte[] mutation(Random random) {
        byte[] bytes = random.nextInt(4) == 0
                ? Arrays.copyOf(GOOD, random.nextInt(GOOD.length + 8))
                : GOOD.clone();
        for (int i = random.nextInt(4); i >= 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
