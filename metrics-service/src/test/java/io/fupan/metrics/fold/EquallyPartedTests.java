package io.fupan.metrics.fold;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.junit.jupiter.api.Test;

class EquallyPartedTests {

    @Test
    void refusesLogsOfDifferentPartitions() {
        assertThatIllegalStateException()
                .isThrownBy(() -> EquallyParted.check(Map.of("a", topic("a", 2), "b", topic("b", 4))))
                .withMessageContaining("{a=2, b=4}");
    }

    @Test
    void takesLogsOfEquallyManyPartitions() {
        assertThatNoException().isThrownBy(() -> EquallyParted.check(Map.of("a", topic("a", 2), "b", topic("b", 2))));
    }

    private static TopicDescription topic(String name, int partitions) {
        TopicPartitionInfo partition = new TopicPartitionInfo(0, new Node(0, "localhost", 1), List.of(), List.of());
        return new TopicDescription(name, false, Collections.nCopies(partitions, partition));
    }
}
