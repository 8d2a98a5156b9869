package io.fupan.metrics.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fupan.event.topic.Topics;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTests {

    @Test
    void isReadAsItIsWritten() {
        TopicPartition changes = new TopicPartition(Topics.ROLLING_CHANGES.name(), 11);
        TopicPartition alerts = new TopicPartition(Topics.ALERTS.name(), 0);
        Position position = new Position(Map.of(changes, 17L, alerts, 4L));

        Position read = Position.parse(position.toString());

        assertThat(position).hasToString("a0.4-v11.17");
        assertThat(read.of(changes)).isEqualTo(17);
        assertThat(read.of(alerts)).isEqualTo(4);
        assertThat(read.of(new TopicPartition(Topics.ALERTS.name(), 1))).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x0.1", "v0", "v0.", "v0.-1", "v0.1-", "v0.1,a0.2", "v99999.1", "v0.9999999999999999999", " v0.1"})
    void isNothingElse(String text) {
        assertThatThrownBy(() -> Position.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
