package io.fupan.metrics.rolling;

import static org.assertj.core.api.Assertions.assertThat;

import io.fupan.event.topic.Topics;
import io.fupan.metric.scope.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class GroupShareTests {

    private static final List<Scope> SCOPES =
            IntStream.range(0, 100).mapToObj(number -> Scope.of("rep", "R" + number)).toList();

    private final MockConsumer<String, byte[]> first = member();
    private final MockConsumer<String, byte[]> second = member();
    private final GroupShare one = new GroupShare(first);
    private final GroupShare other = new GroupShare(second);

    @Test
    void givesEachScopeToExactlyOneInstance() {
        assign(first, one, 0, 2);
        assign(second, other, 1, 3);

        assertThat(SCOPES).allMatch(scope -> one.has(scope) != other.has(scope));
        assertThat(SCOPES).anyMatch(one::has).anyMatch(other::has);
    }

    @Test
    void takesOverWhatAnotherInstanceHad() {
        assign(first, one, 0, 2);
        long changes = one.changes();

        assign(first, one, 0, 1, 2, 3);

        assertThat(SCOPES).allMatch(one::has);
        assertThat(one.changes()).isGreaterThan(changes);
    }

    @Test
    void hasNothingBeforeTheGroupHasMet() {
        assertThat(SCOPES).noneMatch(one::has);
    }

    private static void assign(MockConsumer<String, byte[]> member, GroupShare share, int... partitions) {
        List<TopicPartition> assigned = IntStream.of(partitions)
                .mapToObj(number -> new TopicPartition(Topics.ROLLING_LATEST.name(), number))
                .toList();
        member.rebalance(assigned);
        assigned.forEach(each -> member.updateEndOffsets(Map.of(each, 0L)));
        share.poll(Duration.ZERO);
    }

    private static MockConsumer<String, byte[]> member() {
        MockConsumer<String, byte[]> member = new MockConsumer<>("latest");
        String topic = Topics.ROLLING_LATEST.name();
        member.updatePartitions(
                topic,
                IntStream.range(0, 4)
                        .mapToObj(number -> new PartitionInfo(topic, number, null, null, null))
                        .toList());
        return member;
    }
}
