package io.fupan.metrics.rolling;

import io.fupan.event.topic.Topics;
import io.fupan.metric.scope.Scope;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;

/**
 * A share that follows from membership in a consumer group: a scope is the one's who was assigned the partition that the
 * scope's name falls on. Records are not read through the group; it only says who is there.
 *
 * <p>Changes of the assignment come within {@link #poll}, so on the thread that does the work: what an instance has begun
 * is finished before it hands a scope over. One that lost its membership without knowing may say something once more;
 * whoever took over sees that and corrects it.
 */
final class GroupShare implements Share, ConsumerRebalanceListener {

    private final Consumer<String, byte[]> member;
    private final int partitions;
    private final Set<Integer> mine = new HashSet<>();
    private long changes;

    GroupShare(Consumer<String, byte[]> member) {
        this.member = member;
        this.partitions = member.partitionsFor(Topics.ROLLING_LATEST.name()).size();
        member.subscribe(Set.of(Topics.ROLLING_LATEST.name()), this);
    }

    /** Takes part in the group, for at most a while. */
    void poll(Duration patience) {
        member.poll(patience);
    }

    @Override
    public boolean has(Scope scope) {
        return mine.contains(Math.floorMod(scope.toString().hashCode(), partitions));
    }

    @Override
    public long changes() {
        return changes;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        member.pause(assigned);
        assigned.forEach(each -> mine.add(each.partition()));
        changes++;
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        revoked.forEach(each -> mine.remove(each.partition()));
        changes++;
    }
}
