package io.fupan.ingest.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.fupan.event.topic.Topics;
import io.fupan.ingest.log.Outgoing;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParcelTests {

    @Test
    void isTheSameAfterItLayOnDisk() {
        Instant at = Instant.parse("2026-03-02T12:00:00.123Z");
        Parcel read = Parcel.of(new Parcel(
                        at,
                        List.of(
                                new Outgoing(Topics.RECEIPTS, "schlüssel 键", new byte[] {0, -1, 5}),
                                new Outgoing(Topics.DEAL_EVENTS, "", new byte[0])))
                .bytes());

        assertThat(read.at()).isEqualTo(at);
        assertThat(read.records()).extracting(Outgoing::topic).containsExactly(Topics.RECEIPTS, Topics.DEAL_EVENTS);
        assertThat(read.records()).extracting(Outgoing::key).containsExactly("schlüssel 键", "");
        assertThat(read.records().getFirst().value()).containsExactly(0, -1, 5);
    }

    @Test
    void saysThatItWasWrittenByAnotherVersion() {
        assertThatIllegalStateException().isThrownBy(() -> Parcel.of(new byte[] {9, 0, 0})).withMessageContaining("9");
    }
}
